// SPDX-License-Identifier: Apache-2.0
package peer;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import peer.Messages.FindAccount;
import peer.Messages.PhoneHidden;
import peer.Messages.SignedUp;

/** The read model, kept by a tracking processor. */
@Component
@ProcessingGroup("accounts")
class Accounts {

    private final AccountDocuments documents;

    Accounts(AccountDocuments documents) {
        this.documents = documents;
    }

    @EventHandler
    void on(SignedUp event) {
        documents.save(new AccountDocument(event.id(), event.phone(), event.name(), false));
    }

    @EventHandler
    void on(PhoneHidden event) {
        documents
                .findById(event.id())
                .map(was -> new AccountDocument(was.id(), was.phone(), was.name(), event.hidden()))
                .ifPresent(documents::save);
    }

    @QueryHandler
    AccountDocument find(FindAccount query) {
        return documents.findById(query.token()).orElse(null);
    }
}
