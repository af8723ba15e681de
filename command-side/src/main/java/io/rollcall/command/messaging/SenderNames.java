// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** What those who write are called, as far as it was asked lately. */
final class SenderNames {

    private static final long PATIENCE_SECONDS = 2;
    private static final int MOST = 10_000;

    private final Cache<UserId, Optional<String>> names = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final QueryGateway queries;

    SenderNames(QueryGateway queries) {
        this.queries = queries;
    }

    /** Empty where they have none, or nobody can tell just now. Blocks now and then. */
    Optional<String> of(UserId sender) {
        return names.get(sender, this::ask);
    }

    /** Asks again the next time. */
    void forget(UserId user) {
        names.invalidate(user);
    }

    private Optional<String> ask(UserId sender) {
        try {
            return queries.query(new FindAccount(sender, 0), ResponseTypes.optionalInstanceOf(Account.class))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .map(Account::name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.empty(); // a message is better without a name than late
        }
    }
}
