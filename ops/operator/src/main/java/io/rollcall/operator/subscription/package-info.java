// SPDX-License-Identifier: Apache-2.0
/**
 * Read models, the stream and policies, as operators see them and have them stand still.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: by which it is asked
 *   <li>{@code job}: acts on subscriptions are jobs
 *   <li>{@code operation}: how a job ends
 * </ul>
 */
@NullMarked
package io.rollcall.operator.subscription;

import org.jspecify.annotations.NullMarked;
