// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.privacy.KeyDestroyed;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Sends each code that was issued to a number that is served. The code is made again from its nonce, so a crash in
 * between loses none.
 */
@ProcessingGroup(WhenCodeIssuedThenSend.GROUP)
@DisallowReplay
final class WhenCodeIssuedThenSend {

    static final String GROUP = "code-sending";

    private final CodeRules rules;
    private final CodeSender sender;

    WhenCodeIssuedThenSend(CodeRules rules, CodeSender sender) {
        this.rules = rules;
        this.sender = sender;
    }

    @EventHandler
    void react(CodeIssued event, TrackingToken token, @Timestamp Instant at) {
        if (event.phone() == null || !rules.now().isBefore(event.expiresAt())) {
            return; // erased meanwhile, or good for nothing any more
        }
        if (rules.served().refusal(event.phone()).isPresent()) {
            return; // the number has said so beside this event
        }
        try {
            sender.send(new CodeSender.Code(
                    token.position().orElseThrow(),
                    event.number(),
                    event.key(),
                    event.challenge(),
                    event.nonce(),
                    at,
                    event.expiresAt(),
                    event.phone(),
                    rules.codes().code(event.number(), event.nonce(), event.digits())));
        } catch (KeyDestroyed e) {
            // Erased just now: the same as above.
        }
    }
}
