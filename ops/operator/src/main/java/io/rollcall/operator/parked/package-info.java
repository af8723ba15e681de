// SPDX-License-Identifier: Apache-2.0
/**
 * Documents that could not take an event: what is parked, tried again, evicted.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: what is parked is asked for by its requests
 *   <li>{@code job}: trying again and evicting are jobs, which survive the process that was asked
 *   <li>{@code operation}: a job ends as an operation of its outcomes
 * </ul>
 */
@NullMarked
package io.rollcall.operator.parked;

import org.jspecify.annotations.NullMarked;
