// SPDX-License-Identifier: Apache-2.0
/**
 * What aggregates, documents and answers of doors were at a position of the log: folded anew from it, and written
 * nowhere.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: what is asked comes by its requests, and is refused by its problems
 *   <li>{@code history}: the events that have touched something are shown as it shows them
 *   <li>{@code operation}: that an auditor sees what is masked is on record before it is shown
 * </ul>
 */
@NullMarked
package io.rollcall.operator.timetravel;

import org.jspecify.annotations.NullMarked;
