// SPDX-License-Identifier: Apache-2.0
/**
 * What operators do with the stream: history on topics of its own, going on after a restore, and what its ids stand
 * for.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: all are asked for by its requests
 *   <li>{@code job}: acts take their time, so they are jobs
 *   <li>{@code operation}: how those end, and the record of what is unmasked
 * </ul>
 */
@NullMarked
package io.rollcall.operator.stream;

import org.jspecify.annotations.NullMarked;
