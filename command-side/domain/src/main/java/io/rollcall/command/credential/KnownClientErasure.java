// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Forgets the clients of a user that has left. */
@Component
final class KnownClientErasure implements ErasureStep {

    private final KnownClients clients;

    KnownClientErasure(KnownClients clients) {
        this.clients = clients;
    }

    @Override
    public void erase(AccountDeleted left) {
        clients.removeAll(left.user());
    }
}
