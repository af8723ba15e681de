// SPDX-License-Identifier: Apache-2.0
/** Budgets of what strangers cost us, shared by all processes (ADR 0012). */
@NullMarked
package io.rollcall.command.limit;

import org.jspecify.annotations.NullMarked;
