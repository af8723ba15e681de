// SPDX-License-Identifier: Apache-2.0
/** Budgets of what strangers cost us as rows of PostgreSQL, by connections of their own (ADR 0012). */
@NullMarked
package io.rollcall.gateway.limit;

import org.jspecify.annotations.NullMarked;
