// SPDX-License-Identifier: Apache-2.0
/**
 * Read models built once more beside those that are read: rebuild, verify, switch, rollback.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: each of these acts is asked for by a request
 *   <li>{@code history}: the documents of a user are found by the events that a search by the user finds
 *   <li>{@code job}: each of them takes its time, and survives the process that was asked
 *   <li>{@code subscription}: what is being rebuilt is shown so there
 *   <li>{@code operation}: a job ends as an operation of its outcomes
 * </ul>
 */
@NullMarked
package io.rollcall.operator.rebuild;

import org.jspecify.annotations.NullMarked;
