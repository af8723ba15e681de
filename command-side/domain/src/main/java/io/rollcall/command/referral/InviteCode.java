// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which user owns one invite code: the first that asks, for good (E-25). */
@Aggregate(repository = "inviteCodes", commandTargetResolver = "commandTarget")
class InviteCode {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable UserId owner;

    /** A code that nobody has. */
    InviteCode() {}

    /** Gives the code to a user; {@code false} where somebody has it. */
    boolean claim(InviteCodeId code, UserId user) {
        if (owner != null) {
            return false;
        }
        apply(new InviteCodeClaimed(code, user));
        return true;
    }

    /** {@code null} where nobody has it. */
    @Nullable
    UserId owner() {
        return owner;
    }

    @EventSourcingHandler
    void evolve(InviteCodeClaimed event) {
        id = event.code().aggregate();
        owner = event.user();
    }
}
