// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is written.
 *
 * @param batch how many units of work one statement appends at most; default 512
 * @param patience how long a unit may wait for PostgreSQL, or for other processes, before it fails; default 5 s
 * @param cachedAggregates how many aggregates are kept in memory; default 20,000
 */
@ConfigurationProperties("rollcall.log")
public record LogProperties(
        @DefaultValue("512") int batch,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("20000") int cachedAggregates) {}
