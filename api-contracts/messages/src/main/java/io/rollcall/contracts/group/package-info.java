// SPDX-License-Identifier: Apache-2.0
/** Groups of the chat door. */
@NullMarked
package io.rollcall.contracts.group;

import org.jspecify.annotations.NullMarked;
