// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** A user as one viewer may see them (BEHAVIOURS.md, what the documents do not say). */
public sealed interface SeenUser {

    /** The user that is seen. */
    UserId id();

    /** The viewer themselves: all of it. */
    record Oneself(Account account) implements SeenUser {

        @Override
        public UserId id() {
            return account.id();
        }
    }

    /**
     * Somebody else.
     *
     * @param name the viewer's own name for them where they are a contact, otherwise theirs; {@code null} where
     *     never given
     * @param phone {@code +} and digits; {@code null} where the viewer may not see it or there is none
     * @param avatar {@code null} where never given
     * @param isContact whether the viewer keeps their number
     */
    record Other(
            UserId id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable MediaId avatar,
            boolean isContact) implements SeenUser {

        /** A user that is not among the viewer's contacts. */
        public Other(UserId id, @Nullable String name, @Nullable String phone, @Nullable MediaId avatar) {
            this(id, name, phone, avatar, false);
        }
    }

    /** Whether this is neither the viewer nor one of the viewer's contacts. */
    default boolean isStranger() {
        return this instanceof Other other && !other.isContact();
    }
}
