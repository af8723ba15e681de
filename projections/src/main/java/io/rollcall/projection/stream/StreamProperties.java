// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.StreamTopics;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there is a stream, where it is written to, and how its topics are made where they do not exist yet.
 *
 * @param enabled whether this fleet has a stream; default true. The same in all processes: with false the role
 *     {@code stream} has nothing to do, and nobody misses it
 * @param prefix what the names of all its topics begin with, before a dot; default {@code rollcall}. The same in all
 *     processes; another one is another stream, told from the beginning
 * @param transactionalId what fences a writer that does not know that it is none any more; default {@code null}: the
 *     topic of events, a hyphen and the log's incarnation
 * @param partitions of the events' topic; default 3. More let more consumers share the work; not to be changed later,
 *     since it would part an aggregate's events
 * @param replication copies of each topic; default -1: as the broker is set up
 * @param compression of what is written; default zstd
 */
@ConfigurationProperties("rollcall.stream")
record StreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("rollcall") String prefix,
        @Nullable String transactionalId,
        @DefaultValue("3") int partitions,
        @DefaultValue("-1") short replication,
        @DefaultValue("zstd") Compression compression) {

    StreamProperties {
        StreamTopics.of(prefix);
    }

    /** As Kafka's producers have it. */
    enum Compression {
        NONE,
        GZIP,
        SNAPPY,
        LZ4,
        ZSTD;

        String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    StreamTopics topics() {
        return StreamTopics.of(prefix);
    }

    /** That of the one writer of some topics, in a log of this incarnation. */
    String transactionalId(StreamTopics topics, UUID log) {
        if (transactionalId == null) {
            return topics.events() + "-" + log;
        }
        return topics.equals(topics()) ? transactionalId : transactionalId + "-" + topics.events();
    }
}
