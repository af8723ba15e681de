// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.referral.SessionCommand;
import io.rollcall.contracts.referral.SessionEvent.PhoneEntered;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.referral.SessionEvent.SessionOpened;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One cookie of the referral door: whether it is still good, and which number is to be proven in it. */
@Aggregate(repository = "sessions", commandTargetResolver = "commandTarget")
class Session {

    /**
     * A phone that waits for its code.
     *
     * @param version of the event that names it, since the phone itself is remembered nowhere
     */
    record Pending(NumberId number, Spelling spelling, long version) {}

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable Instant expiresAt;
    private @Nullable Pending pending;
    private boolean ended;

    /** No session yet: it is not open. */
    Session() {}

    /** One that has just been opened. */
    Session(TokenHash session, Instant expiry) {
        apply(new SessionOpened(session, expiry));
    }

    /** A code is on its way to this phone; an earlier one of this session is worth nothing. */
    void enter(TokenHash session, NumberId number, KeyId key, String phone, Spelling spelling) {
        apply(new PhoneEntered(session, number, key, spelling, phone));
    }

    void end(TokenHash session) {
        apply(new SessionEnded(session));
    }

    boolean isOpen(Instant now) {
        return expiresAt != null && !ended && now.isBefore(expiresAt);
    }

    /** {@code null} where no code was asked for. */
    @Nullable
    Pending pending() {
        return pending;
    }

    @EventSourcingHandler
    void evolve(SessionOpened event) {
        id = SessionCommand.aggregate(event.session());
        expiresAt = event.expiresAt();
    }

    @EventSourcingHandler
    void evolve(PhoneEntered event, @SequenceNumber long version) {
        pending = new Pending(event.number(), event.spelling(), version);
    }

    @EventSourcingHandler
    void evolve(SessionEnded event) {
        ended = true;
    }
}
