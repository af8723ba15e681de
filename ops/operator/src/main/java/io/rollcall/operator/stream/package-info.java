// SPDX-License-Identifier: Apache-2.0
/**
 * What operators do with the stream: history on topics of its own, and going on after a restore.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: both are asked for by its requests
 *   <li>{@code job}: both take their time, so they are jobs
 *   <li>{@code operation}: how those end
 * </ul>
 */
@NullMarked
package io.rollcall.operator.stream;

import org.jspecify.annotations.NullMarked;
