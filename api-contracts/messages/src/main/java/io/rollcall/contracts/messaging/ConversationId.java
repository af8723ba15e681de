// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.shared.UserId;

/**
 * What two users write to each other: one conversation, by either of the two; possibly one user's with themselves.
 *
 * @param one the lower id
 * @param other the higher id, or the same
 */
public record ConversationId(UserId one, UserId other) {

    public ConversationId {
        if (one.value() > other.value()) {
            throw new IllegalArgumentException("The lower id comes first");
        }
    }

    /** The conversation of these two, in either order. */
    public static ConversationId of(UserId user, UserId partner) {
        return user.value() <= partner.value() ? new ConversationId(user, partner) : new ConversationId(partner, user);
    }

    /** Such as {@code 7-8}: the lower id first. */
    @Override
    public String toString() {
        return one + "-" + other;
    }
}
