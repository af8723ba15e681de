// SPDX-License-Identifier: Apache-2.0
/** The acts of operators, as the log keeps them. */
@NullMarked
package io.rollcall.command.operation;

import org.jspecify.annotations.NullMarked;
