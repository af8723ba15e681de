// SPDX-License-Identifier: Apache-2.0
/**
 * The log as operators search it: events by aggregate, user, type, place, time, correlation and words. What is personal
 * or a secret is taken out before anything else is done. It builds on other features only as follows.
 *
 * <ul>
 *   <li>{@code access}: the way in, with the roles that may see what
 *   <li>{@code operation}: what an auditor is shown is put on record first
 * </ul>
 */
@NullMarked
package io.rollcall.operator.history;

import org.jspecify.annotations.NullMarked;
