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

/** What has happened to the codes that let a user choose another password. */
public sealed interface RecoveryEvent extends Event {

    /** The owner of the account. */
    UserId user();

    /**
     * A code was made; a policy mails it to the address as the user wrote it. The code itself is recorded nowhere: it
     * is a truncated HMAC over the nonce.
     *
     * @param key the user's own key
     * @param kind the kind of login name that the address is
     * @param email the address by its id
     * @param nonce 32 hex digits, random
     * @param expiresAt the time from which the code is refused
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

    /** The user entered the right code and has another password. The code cannot be used again. */
    @EventName("recovery.code-used")
    @Revision("1")
    record RecoveryCodeUsed(UserId user) implements RecoveryEvent {}
}
