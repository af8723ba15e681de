// SPDX-License-Identifier: Apache-2.0
/** Groups of the chat door: their names, and who is in them. */
@NullMarked
package io.rollcall.command.group;

import org.jspecify.annotations.NullMarked;
