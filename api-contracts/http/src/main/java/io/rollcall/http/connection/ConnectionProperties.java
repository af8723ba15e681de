// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import io.netty.util.internal.PlatformDependent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a client's connection may be.
 *
 * @param most how many may be open at once (default one for each 128 KB of direct memory, from 2,000 to 50,000: a
 *     client that takes nothing of its answer holds less); more are closed at once
 * @param mostPerAddress how many of those one address may have, an IPv6 network of 64 bits being one (default three
 *     quarters: behind one address may be the whole crowd)
 * @param pipelined how many requests one connection may send ahead of their answers (default 8); more closes it
 * @param writeTimeout within what time a client takes something of an answer (default 30s); else the connection is
 *     closed. Streams of notifications and sockets have limits of their own
 * @param linger for how long after a stop has begun requests on connections that are open are still answered, each
 *     answer ending its connection (default 500ms)
 * @param drain how long a stop waits for answers that are under way (default 10s)
 */
@ConfigurationProperties("rollcall.connection")
public record ConnectionProperties(
        @Nullable Integer most,
        @Nullable Integer mostPerAddress,
        @DefaultValue("8") int pipelined,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("500ms") Duration linger,
        @DefaultValue("10s") Duration drain) {

    private static final int BYTES_OF_EACH = 128 * 1024;
    private static final int LEAST = 2_000;
    private static final int GREATEST = 50_000;

    public ConnectionProperties {
        if ((most != null && most < 1) || (mostPerAddress != null && mostPerAddress < 1) || pipelined < 1) {
            throw new IllegalArgumentException("Numbers of rollcall.connection.* are above 0");
        }
        if (!writeTimeout.isPositive() || linger.isNegative() || drain.isNegative()) {
            throw new IllegalArgumentException("Times of rollcall.connection.* are above 0");
        }
    }

    /** How many connections there may be. */
    int all() {
        return most == null ? Math.clamp(PlatformDependent.maxDirectMemory() / BYTES_OF_EACH, LEAST, GREATEST) : most;
    }

    /** How many of one address. */
    int ofOneAddress() {
        return mostPerAddress == null ? Math.max(1, all() / 4 * 3) : mostPerAddress;
    }
}
