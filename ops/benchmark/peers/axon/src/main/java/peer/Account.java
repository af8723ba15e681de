// SPDX-License-Identifier: Apache-2.0
package peer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import peer.Messages.HidePhone;
import peer.Messages.PhoneHidden;
import peer.Messages.SignUp;
import peer.Messages.SignedUp;

/** An account; a change that changes nothing is no event. */
@Aggregate
public class Account {

    @AggregateIdentifier
    private String id;

    private boolean hidden;

    Account() {}

    @CommandHandler
    Account(SignUp command) {
        apply(new SignedUp(command.id(), command.phone(), command.name()));
    }

    @CommandHandler
    void handle(HidePhone command) {
        if (command.hidden() != hidden) {
            apply(new PhoneHidden(id, command.hidden()));
        }
    }

    @EventSourcingHandler
    void on(SignedUp event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(PhoneHidden event) {
        hidden = event.hidden();
    }
}
