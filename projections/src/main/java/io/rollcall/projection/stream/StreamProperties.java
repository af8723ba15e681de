// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there is a stream, and how its topics are made where they do not exist yet.
 *
 * @param enabled whether this fleet has a stream; default true. The same in all processes: with false the role
 *     {@code stream} has nothing to do, and nobody misses it
 * @param partitions of the events' topic; default 3. More let more consumers share the work; not to be changed later,
 *     since it would part an aggregate's events
 * @param replication copies of each topic; default -1: as the broker is set up
 */
@ConfigurationProperties("rollcall.stream")
record StreamProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3") int partitions,
        @DefaultValue("-1") short replication) {}
