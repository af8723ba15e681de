// SPDX-License-Identifier: Apache-2.0
/**
 * The log's own proof: one Merkle tree over it, kept behind the write path by the sealer, its checkpoints signed,
 * served and sent out.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: tiles and checkpoints are asked for by its requests
 * </ul>
 */
@NullMarked
package io.rollcall.operator.proof;

import org.jspecify.annotations.NullMarked;
