// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.recovery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.recovery.LiveRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand;
import io.rollcall.contracts.recovery.RecoveryCommand.IssueRecoveryCode;
import io.rollcall.contracts.recovery.RecoveryCommand.ResetPassword;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeIssued;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeUsed;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The one live code that lets a user choose another password. */
@Aggregate(repository = "recoveries", commandTargetResolver = "commandTarget")
class Recovery {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable LiveRecoveryCode live;

    /** Nothing forgotten yet. */
    Recovery() {}

    /** Makes a code; the earlier one is worth nothing from here on. */
    void issue(UserId user, IssueRecoveryCode command, KeyId key, String nonce, Instant now, Duration lifetime) {
        apply(new RecoveryCodeIssued(
                user, key, command.kind(), command.email(), nonce, now, now.plus(lifetime), command.language()));
    }

    /** The live code; empty where there is none, or it has expired. */
    Optional<LiveRecoveryCode> live(Instant now) {
        return Optional.ofNullable(live).filter(code -> now.isBefore(code.expiresAt()));
    }

    /** Uses the code up where it is still this one. */
    boolean use(ResetPassword command, Instant now) {
        var same = live(now)
                .filter(code ->
                        code.nonce().equals(command.nonce()) && code.email().equals(command.email()))
                .isPresent();
        if (same) {
            apply(new RecoveryCodeUsed(command.user()));
        }
        return same;
    }

    @EventSourcingHandler
    void evolve(RecoveryCodeIssued event) {
        id = RecoveryCommand.aggregate(event.user());
        live = new LiveRecoveryCode(event.user(), event.email(), event.nonce(), event.expiresAt());
    }

    @EventSourcingHandler
    void evolve(RecoveryCodeUsed event) {
        live = null;
    }
}
