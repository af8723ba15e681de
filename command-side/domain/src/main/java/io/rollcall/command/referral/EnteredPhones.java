// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.SessionCommand;
import io.rollcall.contracts.referral.SessionEvent.PhoneEntered;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** The phones that were entered in sessions, read from the log when one is needed: aggregates remember none. */
final class EnteredPhones {

    private final EventStore events;

    EnteredPhones(EventStore events) {
        this.events = events;
    }

    /**
     * A phone, in one read of the log.
     *
     * @param version of the event that names it
     * @return {@code +} and digits; empty once erased
     */
    Optional<String> find(TokenHash session, long version) {
        var history = events.readEvents(SessionCommand.aggregate(session), version);
        return history.hasNext() && history.next().getPayload() instanceof PhoneEntered entered
                ? Optional.ofNullable(entered.phone())
                : Optional.empty();
    }
}
