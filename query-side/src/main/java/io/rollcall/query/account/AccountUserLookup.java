// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.UserLookup;
import io.rollcall.projection.account.AccountDocument;
import io.rollcall.projection.account.AccountDocuments;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds present users in the account read model: one look-up by {@code _id}. */
@Component
final class AccountUserLookup implements UserLookup {

    private final AccountDocuments accounts;

    AccountUserLookup(AccountDocuments accounts) {
        this.accounts = accounts;
    }

    @Override
    public Mono<Revocation> revocationOf(UserId user) {
        return ReadPosition.position()
                .flatMap(after -> accounts.find(user, after))
                .map(AccountDocument::revocation);
    }
}
