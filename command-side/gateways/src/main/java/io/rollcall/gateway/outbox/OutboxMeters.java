// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what becomes of the messages of one channel, as {@code ops/guides/operators.md} lists it. The process that
 * owns the channel's queue looks how many wait in it about once a second; no other one knows (NaN).
 */
public final class OutboxMeters {

    private final Counter sent;
    private final Counter givenUp;
    private volatile double waiting = Double.NaN;

    /** @param channel its name */
    public OutboxMeters(MeterRegistry registry, String channel) {
        this.sent = registry.counter("rollcall.outbox.sent", "channel", channel);
        this.givenUp = registry.counter("rollcall.outbox.given.up", "channel", channel);
        Gauge.builder("rollcall.outbox.waiting", () -> waiting)
                .baseUnit("messages")
                .tag("channel", channel)
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    void waiting(long messages) {
        waiting = messages;
    }

    /** Another process may own the queue from here on. */
    void unknown() {
        waiting = Double.NaN;
    }
}
