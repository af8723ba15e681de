// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.command.email.LetterQueue.LetterId;
import io.rollcall.command.shared.Outbox;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.http.email.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where letters go: to the mail server, and in debug mode to the outbox. */
final class Letters {

    private final LetterTexts texts;
    private final Limits limits;
    private final EmailProperties properties;
    private final Clock clock;
    private final @Nullable LetterQueue queue;
    private final @Nullable Outbox outbox;

    /**
     * @param queue {@code null} without a mail server
     * @param outbox {@code null} outside of debug mode
     */
    Letters(
            LetterTexts texts,
            Limits limits,
            EmailProperties properties,
            Clock clock,
            @Nullable LetterQueue queue,
            @Nullable Outbox outbox) {
        this.texts = texts;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
        this.queue = queue;
        this.outbox = outbox;
    }

    /**
     * Tells of something, unless the address has been told of too much today: whoever changes an address all the time
     * fills nobody's mailbox. Counted apart from codes, which strangers ask for.
     */
    void tell(LetterId id, KeyId key, Letter letter, Instant at) {
        var address = EmailAddress.normalised(letter.to()).orElse(letter.to());
        var charge = Charge.of(Cost.MAIL).by(Dimension.MAIL, "told " + address).without(Dimension.ALL);
        if (limits.take(charge).join() instanceof LimitDecision.Granted) {
            send(id, key, letter, at, at.plus(properties.giveUpAfter()));
        }
    }

    /** Sends a letter, if that is worth anything yet. */
    void send(LetterId id, KeyId key, Letter letter, Instant at, Instant expiresAt) {
        if (!clock.instant().isBefore(expiresAt)) {
            return;
        }
        if (outbox != null) {
            var text = texts.mail(letter).text();
            outbox.keep(id.position(), id.part(), "mail", key, at, letter.to(), text, texts.code(letter));
        }
        if (queue != null) {
            var giveUpAt = at.plus(properties.giveUpAfter());
            queue.add(id, key, letter, at, giveUpAt.isBefore(expiresAt) ? giveUpAt : expiresAt);
        }
    }
}
