// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.StreamIds;
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

    /** Ids are those of {@link MemoryStreamIds}; a digest is its use and its text. */
    static StreamedEvents streamed() {
        return streamed(new MemoryStreamIds());
    }

    static StreamedEvents streamed(StreamIds ids) {
        return new StreamedEvents(
                ids,
                (use, text) -> use
                        + UUID.nameUUIDFromBytes(text.getBytes(UTF_8))
                                .toString()
                                .replace("-", ""));
    }

    static Checkpoint beginning(UUID log) {
        return new Checkpoint(log, 0, "0".repeat(64));
    }
}
