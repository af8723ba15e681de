// SPDX-License-Identifier: Apache-2.0
/**
 * What operators have asked for and what takes its time: kept in PostgreSQL, done by one process at a time, and gone on
 * with by another one.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: jobs are asked for and shown by its requests
 *   <li>{@code operation}: a job is on record from before its beginning until its end
 * </ul>
 */
@NullMarked
package io.rollcall.operator.job;

import org.jspecify.annotations.NullMarked;
