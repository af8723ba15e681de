// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proof of the log: the tree over it, and the checkpoints that are signed of it.
 *
 * @param enabled whether the log is sealed; default on
 * @param origin what the log's name begins with, before a slash and its incarnation; default {@code rollcall.example}
 * @param keys private keys that checkpoints are signed with, all of them at once, each as
 *     {@code PRIVATE+KEY+<name>+<id>+<base64>} with the log's name; default none, in debug mode two that are made at
 *     each start
 * @param keyFiles files with such keys, one in a line; default none
 * @param retiredKeys public keys that checkpoints were signed with and are not any more, which are still believed;
 *     default none
 * @param interval how old a checkpoint is at most when there are newer events (default 10 s)
 * @param events after so many events there is another one before that (default 10,000)
 */
@ConfigurationProperties("rollcall.proof")
public record ProofProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("rollcall.example") String origin,
        @DefaultValue List<String> keys,
        @DefaultValue List<Path> keyFiles,
        @DefaultValue List<String> retiredKeys,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("10000") long events,
        @DefaultValue Publish publish) {

    /** Beside two ids and a topic's name in what names a log. */
    private static final int LONGEST_ORIGIN = 80;

    public ProofProperties {
        keys = List.copyOf(keys);
        keyFiles = List.copyOf(keyFiles);
        retiredKeys = List.copyOf(retiredKeys);
        if (!interval.isPositive() || events < 1) {
            throw new IllegalArgumentException("rollcall.proof.interval and .events are above 0");
        }
        if (origin.isBlank() || origin.length() > LONGEST_ORIGIN) {
            throw new IllegalArgumentException("rollcall.proof.origin has from 1 to " + LONGEST_ORIGIN + " characters");
        }
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return "ProofProperties[origin=" + origin + "]";
    }

    /**
     * Where checkpoints are sent to, so that they are not in our hands alone.
     *
     * @param folder the newest is written there as {@code checkpoint}, and that of each day; default {@code null}:
     *     nowhere
     * @param topic of Kafka; default {@code null}: none
     * @param url gets each by POST, as {@code text/plain}; default {@code null}: none
     */
    public record Publish(
            @Nullable Path folder,
            @Nullable String topic,
            @Nullable URI url) {}
}
