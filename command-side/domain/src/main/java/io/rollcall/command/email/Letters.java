// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.LetterSender.Posted;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.privacy.KeyDestroyed;
import java.time.Clock;

/** Which letters are sent. */
final class Letters {

    private final LetterSender sender;
    private final Limits limits;
    private final Clock clock;

    Letters(LetterSender sender, Limits limits, Clock clock) {
        this.sender = sender;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Tells of something, unless the address has been told of too much today: a user that changes an address all the
     * time fills nobody's mailbox. Counted apart from codes, which strangers ask for.
     */
    void tell(Posted posted) {
        var to = posted.letter().to();
        var address = EmailAddress.normalised(to).orElse(to);
        var charge = Charge.of(Cost.MAIL).by(Dimension.MAIL, "told " + address).without(Dimension.ALL);
        if (limits.take(charge).join() instanceof LimitDecision.Granted) {
            send(posted);
        }
    }

    /** Sends a letter, if that is worth anything yet and its user is not erased. */
    void send(Posted posted) {
        if (!clock.instant().isBefore(posted.expiresAt())) {
            return;
        }
        try {
            sender.send(posted);
        } catch (KeyDestroyed e) {
            // Erased just now: no recipient is left to read it.
        }
    }
}
