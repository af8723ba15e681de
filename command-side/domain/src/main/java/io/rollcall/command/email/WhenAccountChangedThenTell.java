// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.Letter.Subject;
import io.rollcall.command.email.LetterSender.Posted;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeIssued;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Tells users by mail that their address or their password has changed (NIST SP 800-63B-4, section 4.6), at the old
 * address, where it was proven, and at the new one, and mails the codes by which they come back.
 */
@ProcessingGroup(WhenAccountChangedThenTell.GROUP)
@DisallowReplay
final class WhenAccountChangedThenTell {

    static final String GROUP = "account-mailing";

    /** How long it is worth something to be told of a change, should mails be away. */
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private final MailAddresses addresses;
    private final Letters letters;

    WhenAccountChangedThenTell(MailAddresses addresses, Letters letters) {
        this.addresses = addresses;
        this.letters = letters;
    }

    @EventHandler
    void react(EmailChanged event, @SequenceNumber long sequence, TrackingToken token, @Timestamp Instant at) {
        var told = addresses.ofChange(event, sequence);
        tell(Subject.EMAIL_CHANGED, event.user(), event.key(), told, token, at);
    }

    @EventHandler
    void react(PasswordChanged event, TrackingToken token, @Timestamp Instant at) {
        tell(Subject.PASSWORD_CHANGED, event.user(), event.key(), addresses.all(event.user()), token, at);
    }

    /** Not where the address is no longer theirs, or the code has expired meanwhile. */
    @EventHandler
    void react(RecoveryCodeIssued event, TrackingToken token, @Timestamp Instant at) {
        var position = token.position().orElseThrow();
        addresses
                .find(event.user(), event.kind(), event.email())
                .map(to -> new Letter(Subject.RECOVERY_CODE, event.user(), to, event.language(), event.nonce()))
                .ifPresent(letter -> letters.send(new Posted(position, 0, event.key(), letter, at, event.expiresAt())));
    }

    private void tell(Subject about, UserId user, KeyId key, List<String> told, TrackingToken token, Instant at) {
        var position = token.position().orElseThrow();
        var part = 0;
        for (var to : told) {
            var letter = new Letter(about, user, to, Language.ENGLISH, null);
            letters.tell(new Posted(position, part++, key, letter, at, at.plus(WORTH_TELLING)));
        }
    }
}
