// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.subscription.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process is and where it keeps its things.
 *
 * @param dataDir where embedded parts keep their data; default {@code ./data}
 * @param roles what this process does; default all
 * @param debug default on only when all parts are embedded
 * @param forceDebug allows debug mode beside outside parts; default off
 * @param embedded the parts that run inside this process
 */
@ConfigurationProperties("rollcall")
public record ServerProperties(
        @DefaultValue("data") Path dataDir,

        @DefaultValue({"web", "projection", "stream", "policy"})
        Set<Role> roles,

        @DefaultValue("false") boolean debug,
        @DefaultValue("false") boolean forceDebug,
        @DefaultValue Embedded embedded) {

    /**
     * A part runs inside this process unless an outside one is configured.
     *
     * @param snapshotEvery how often the read models of an embedded MongoDB are written to the data folder, besides at
     *     each stop, so that the next start need not build them from the log; 0 for never; default 5 minutes
     */
    public record Embedded(
            @DefaultValue Part postgres,
            @DefaultValue Part mongo,
            @DefaultValue Part kafka,
            @DefaultValue("5m") Duration snapshotEvery) {

        int count() {
            return (postgres.enabled() ? 1 : 0) + (mongo.enabled() ? 1 : 0) + (kafka.enabled() ? 1 : 0);
        }
    }

    /**
     * One embedded part.
     *
     * @param port on the loopback interface; default 0, any free one
     * @param enabled follows from whether the outside part's address is configured; not to be set
     */
    public record Part(
            @DefaultValue("0") int port,
            @DefaultValue("false") boolean enabled) {}
}
