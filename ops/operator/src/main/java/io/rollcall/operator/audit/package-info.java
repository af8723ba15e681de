// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the log is as it was sealed, and proofs of that for others.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: proofs are asked for by its requests
 *   <li>{@code job}: a verification is a job
 *   <li>{@code operation}: how that ends
 *   <li>{@code proof}: the tree that the log is held to, and what was signed of it
 * </ul>
 */
@NullMarked
package io.rollcall.operator.audit;

import org.jspecify.annotations.NullMarked;
