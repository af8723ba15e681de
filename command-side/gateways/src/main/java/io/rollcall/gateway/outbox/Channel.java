// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.time.Duration;

/** One way out of the process, with what is its own about it. Every call ends within seconds. */
public interface Channel {

    /**
     * How messages are handed over.
     *
     * @param look how often those that are due are looked for, beside those of this process
     * @param lease longer than handing one over takes: when it is due again if nothing is known of it by then
     * @param copies how often one is handed over at most where nobody knows whether it arrived
     * @param perSecond how many are handed over in a second at most, from 1
     * @param backOff how long one waits that was not taken
     */
    record Terms(Duration look, Duration lease, int copies, int perSecond, BackOff backOff) {}

    /** One word, stable: rows are kept under it. */
    String name();

    /** How often messages are looked for, and how fast they are handed over. */
    Terms terms();

    /** Sees to it that messages can be handed over; whether that is so. */
    default boolean reach() {
        return true;
    }

    /** Hands over one message, on any thread. */
    Submission submit(OutgoingMessage message);

    /**
     * A message will not be sent; may be told more than once.
     *
     * @param message may have its reference only
     */
    void givenUp(OutgoingMessage message, String reason);

    /** Is asked again and again: the other side may have told of messages. */
    default void settle(SentMessages sent) {}

    /** Lets go of the other side until it is reached for again. */
    default void leave() {}
}
