// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/** Sends each code that was issued. The code is made again from its nonce, so a crash in between loses none. */
@ProcessingGroup(WhenCodeIssuedThenSend.GROUP)
@DisallowReplay
final class WhenCodeIssuedThenSend {

    static final String GROUP = "code-sending";

    private final Codes codes;
    private final CodeSender sender;

    WhenCodeIssuedThenSend(Codes codes, CodeSender sender) {
        this.codes = codes;
        this.sender = sender;
    }

    @EventHandler
    void react(CodeIssued event, TrackingToken token, @Timestamp Instant at) {
        if (event.phone() == null) {
            return; // erased meanwhile: nobody to send it to
        }
        var code = codes.code(event.number(), event.nonce(), event.digits());
        sender.send(token.position().orElseThrow(), event.key(), at, event.phone(), code);
    }
}
