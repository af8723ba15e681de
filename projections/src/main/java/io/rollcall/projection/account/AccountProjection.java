// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.contracts.account.UserEvent.AccountEvent;
import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one account a user. */
@Component
@ProcessingGroup(AccountProjection.GROUP)
class AccountProjection {

    static final String GROUP = "accounts";

    private final ReadModel<Long, AccountDocument> accounts;

    AccountProjection(AccountDocuments accounts) {
        this.accounts = accounts.model();
    }

    @EventHandler
    void on(PresenceEvent event, TrackingToken at) {
        accounts.change(event.user().value(), at, event, AccountDocument::after);
    }

    @EventHandler
    void on(AccountEvent event, TrackingToken at) {
        accounts.change(event.user().value(), at, event, AccountDocument::changed);
    }

    @EventHandler
    void on(RevocationEvent event, TrackingToken at) {
        accounts.change(event.user().value(), at, event, AccountDocument::revoked);
    }
}
