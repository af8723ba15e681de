// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
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
            case TokenIssued issued -> {
                replace(issued.replaced(), issued, at);
                credentials.change(issued.token().value(), at, issued, CredentialDocument::issued);
            }
            case ExpiringTokenIssued issued -> {
                replace(issued.replaced(), issued, at);
                credentials.change(issued.token().value(), at, issued, CredentialDocument::issued);
            }
            case TokenRevoked revoked ->
                credentials.change(revoked.token().value(), at, revoked, CredentialDocument::revoked);
        }
    }

    private void replace(@Nullable TokenHash earlier, CredentialEvent event, TrackingToken at) {
        if (earlier != null) {
            credentials.change(earlier.value(), at, event, CredentialDocument::replaced);
        }
    }
}
