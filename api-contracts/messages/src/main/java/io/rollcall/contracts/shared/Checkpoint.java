// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

import java.util.UUID;

/**
 * A place in one particular log. Two logs that share a position but not its hash have different histories.
 *
 * @param incarnation the log's own id, given when it was first made
 * @param position the position of the last event seen; 0 before the first
 * @param hash hex SHA-256 of the chain up to and with that event; 64 zeros at position 0
 */
public record Checkpoint(UUID incarnation, long position, String hash) {}
