// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Queries;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The names of senders, as far as they were asked lately: their account name, or what they have told another door. */
final class SenderNames {

    private static final long PATIENCE_SECONDS = 2;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST = 10_000;

    /** For so long a name is told without asking; then it is told, and asked for beside. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final AsyncLoadingCache<UserId, String> names;
    private final Queries queries;
    private volatile long askAgain = System.nanoTime();

    SenderNames(Queries queries) {
        this.queries = queries;
        this.names = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .executor(Thread::startVirtualThread)
                .buildAsync(this::name);
    }

    /**
     * Empty where they have none, or nobody can tell just now. Done already where it was asked for lately, and in four
     * seconds at most; never fails.
     */
    CompletableFuture<Optional<String>> of(UserId sender) {
        return names.get(sender).thenApply(Optional::ofNullable);
    }

    /** Asks again the next time. */
    void forget(UserId user) {
        names.synchronous().invalidate(user);
    }

    /** Asks again for everybody: what was asked may be of another history. */
    void forgetAll() {
        names.synchronous().invalidateAll();
    }

    /** A message is better without a name than late: while nobody can tell, one waits once, and then asks no more. */
    private @Nullable String name(UserId sender) {
        if (System.nanoTime() - askAgain < 0) {
            return null;
        }
        try {
            var ofChat = ask(new FindChatUser(sender, 0)).map(ChatUser::accountName);
            var name = ofChat.isPresent()
                    ? ofChat
                    : ask(new FindAccount(sender, 0)).map(Account::name);
            return name.orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Exception e) {
            askAgain = System.nanoTime() + PAUSE;
            return null;
        }
    }

    private <A> A ask(Query<A> query) throws Exception {
        return queries.ask(query).toFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
