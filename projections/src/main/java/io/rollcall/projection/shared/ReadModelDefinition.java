// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.privacy.KeyedDigests;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all generations of a read model have in common.
 *
 * @param patience how long a reader waits for a position
 * @param together how many documents are in memory at a time
 * @param digests {@code null} where documents carry no MAC
 */
record ReadModelDefinition<K, D>(
        ReadModelDatabase database,
        String name,
        ReadModelCodec<K, D> codec,
        Duration patience,
        int together,
        @Nullable KeyedDigests digests) {}
