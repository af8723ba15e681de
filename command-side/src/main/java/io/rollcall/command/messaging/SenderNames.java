// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/**
 * What those who write are called, as far as it was asked lately: their account name, or what they have told another
 * door.
 */
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
        return names.get(sender, this::name);
    }

    /** Asks again the next time. */
    void forget(UserId user) {
        names.invalidate(user);
    }

    private Optional<String> name(UserId sender) {
        try {
            var ofChat = ask(new FindChatUser(sender, 0), ChatUser.class).map(ChatUser::accountName);
            return ofChat.isPresent()
                    ? ofChat
                    : ask(new FindAccount(sender, 0), Account.class).map(Account::name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.empty(); // a message is better without a name than late
        }
    }

    private <T> Optional<T> ask(Object query, Class<T> view) throws Exception {
        return queries.query(query, ResponseTypes.optionalInstanceOf(view)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
