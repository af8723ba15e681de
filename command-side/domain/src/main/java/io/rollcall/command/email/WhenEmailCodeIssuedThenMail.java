// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.Letter.Subject;
import io.rollcall.command.email.LetterSender.Posted;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

/** Has each code that was issued mailed, unless its user is erased, or it is good for nothing any more. */
@ProcessingGroup(WhenEmailCodeIssuedThenMail.GROUP)
@DisallowReplay
final class WhenEmailCodeIssuedThenMail {

    static final String GROUP = "email-code-mailing";

    private final Letters letters;

    WhenEmailCodeIssuedThenMail(Letters letters) {
        this.letters = letters;
    }

    @EventHandler
    void react(EmailCodeIssued event, TrackingToken token) {
        var address = event.address();
        if (address == null) {
            return; // erased meanwhile
        }
        var letter = new Letter(Subject.EMAIL_CODE, event.user(), address, event.language(), event.nonce());
        var position = token.position().orElseThrow();
        letters.send(new Posted(position, 0, event.key(), letter, event.issuedAt(), event.expiresAt()));
    }
}
