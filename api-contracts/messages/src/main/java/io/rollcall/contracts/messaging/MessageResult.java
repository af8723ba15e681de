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

    /** The sender has left meanwhile. */
    record SenderLeft() implements MessageResult {}

    /** The receiver has blocked the sender, or has left; or no other member of a group is connected. */
    record NotReceived() implements MessageResult {}

    /** There is no group of that name, or the sender is no member of it. */
    record NoSuchGroup() implements MessageResult {}
}
