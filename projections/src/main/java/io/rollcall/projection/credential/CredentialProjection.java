// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one credential a token. */
@Component
@ProcessingGroup(CredentialProjection.GROUP)
class CredentialProjection {

    static final String GROUP = "credentials";

    private final ReadModel<String, CredentialDocument> credentials;

    CredentialProjection(CredentialDocuments credentials) {
        this.credentials = credentials.model();
    }

    @EventHandler
    void on(CredentialEvent event, TrackingToken at) {
        switch (event) {
            case TokenIssued issued -> issue(issued, at);
            case TokenRevoked revoked ->
                credentials.change(revoked.token().value(), at, revoked, CredentialDocument::revoked);
        }
    }

    private void issue(TokenIssued event, TrackingToken at) {
        if (event.replaced() != null) {
            credentials.change(event.replaced().value(), at, event, CredentialDocument::replaced);
        }
        credentials.change(event.token().value(), at, event, CredentialDocument::issued);
    }
}
