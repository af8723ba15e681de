// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

/** What came of writing to somebody. */
public sealed interface MessageResult {

    /**
     * Stored.
     *
     * @param number of the message in its conversation, from 1
     */
    record Sent(long number) implements MessageResult {}

    /** Whoever writes has left meanwhile. */
    record SenderLeft() implements MessageResult {}

    /**
     * The receiver wants nothing to do with whoever writes, or has left; or no other member of a group is connected.
     */
    record NotReceived() implements MessageResult {}

    /** There is no group of that name, or whoever writes is no member of it. */
    record NoSuchGroup() implements MessageResult {}
}
