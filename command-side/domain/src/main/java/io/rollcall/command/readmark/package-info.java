// SPDX-License-Identifier: Apache-2.0
/** Read marks: how far users have read what others wrote to them. */
@NullMarked
package io.rollcall.command.readmark;

import org.jspecify.annotations.NullMarked;
