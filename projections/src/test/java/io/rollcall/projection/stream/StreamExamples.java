// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.projection.stream.StreamProperties.Compression;
import io.rollcall.stream.StreamTopics;
import java.util.UUID;

/** What the tests of the stream begin with. */
final class StreamExamples {

    static final StreamProperties PROPERTIES =
            new StreamProperties(true, "rollcall", null, 3, (short) -1, Compression.ZSTD);

    static final StreamTopics TOPICS = PROPERTIES.topics();

    private StreamExamples() {}

    static Checkpoint beginning(UUID log) {
        return new Checkpoint(log, 0, "0".repeat(64));
    }
}
