// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.recovery;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What has happened to the codes by which a user who has forgotten a password comes back. */
public sealed interface RecoveryEvent extends Event {

    UserId user();

    /**
     * A code was made; it is mailed by a policy, to the address as its user wrote it. The code itself is recorded
     * nowhere: it is a truncated HMAC over the nonce.
     *
     * @param key the user's own key
     * @param kind of login name that the address is
     * @param email the address by its id
     * @param nonce 32 hex digits, random
     * @param expiresAt from when on the code is refused
     */
    @EventName("recovery.code-issued")
    @Revision("1")
    record RecoveryCodeIssued(
            UserId user,
            KeyId key,
            LoginKind kind,
            LoginNameId email,
            String nonce,
            Instant issuedAt,
            Instant expiresAt,
            Language language)
            implements RecoveryEvent {}

    /** The right code was used up; the password is another from here on. */
    @EventName("recovery.code-used")
    @Revision("1")
    record RecoveryCodeUsed(UserId user) implements RecoveryEvent {}
}
