// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.projection.account.AccountDocument;
import io.rollcall.projection.account.AccountDocuments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindAccount}: one look-up by id. */
@Component
class AccountQueries {

    private final AccountDocuments accounts;

    AccountQueries(AccountDocuments accounts) {
        this.accounts = accounts;
    }

    @QueryHandler
    CompletableFuture<Optional<Account>> handle(FindAccount query) { // not Mono: Axon 4 would block() on it
        return accounts.find(query.user(), query.after())
                .map(AccountDocument::toView)
                .singleOptional()
                .toFuture();
    }
}
