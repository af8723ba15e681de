// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event as operators see it.
 *
 * @param type as it is stored, and so is {@code revision}
 * @param aggregate its id; where that is a secret, the name that it has on the stream
 * @param version of the aggregate, from 0
 * @param data as it is stored, without what is hidden
 * @param hash of the log up to here, hexadecimal
 */
public record EventView(
        long position,
        String type,
        String revision,
        String aggregate,
        long version,
        Instant recordedAt,
        JsonNode data,
        JsonNode metadata,
        String hash) {}
