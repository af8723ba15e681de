// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.command.limit.Acquaintances;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.LookUpLimit;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what each user looks up by the budget of {@link Cost#LOOK_UP}. A user that was looked up lately costs nothing
 * once more, as far as this process remembers: what is bounded is how many others a user finds out about. Users that
 * are in a meeting or group with the caller are never refused; they are told apart only where the budget does not
 * suffice, so that a caller that stays within it costs no statement more.
 */
@Component
public final class BudgetedLookUpLimit implements LookUpLimit {

    private static final int REMEMBERED = 50_000;

    private record LookUp(UserId user, Object whom) {}

    private final Cache<LookUp, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Limits limits;
    private final Acquaintances acquaintances;
    private final BlockingExecutor blocking;

    BudgetedLookUpLimit(Limits limits, Acquaintances acquaintances, BlockingExecutor blocking) {
        this.limits = limits;
        this.acquaintances = acquaintances;
        this.blocking = blocking;
    }

    @Override
    public Mono<Void> take(Door door, UserId user, Collection<?> strangers) {
        return Mono.defer(() -> {
            var news = news(user, strangers);
            return taken(user, news)
                    .flatMap(decision -> decision instanceof LimitDecision.Closed
                            ? blocking.call(() -> withoutAcquaintances(user, news))
                                    .filter(rest -> rest.size() < news.size())
                                    .flatMap(rest -> taken(user, rest))
                                    .defaultIfEmpty(decision)
                            : Mono.just(decision))
                    .flatMap(decision -> settled(door, news, decision));
        });
    }

    /**
     * The same, for callers that block.
     *
     * @throws Refusal 429 where they are too many
     */
    public void takeNow(Door door, UserId user, Collection<?> strangers) {
        take(door, user, strangers).block();
    }

    private List<LookUp> news(UserId user, Collection<?> strangers) {
        return strangers.stream()
                .distinct()
                .filter(whom -> !whom.equals(user))
                .map(whom -> new LookUp(user, whom))
                .filter(lookUp -> lately.getIfPresent(lookUp) == null)
                .toList();
    }

    private Mono<LimitDecision> taken(UserId user, List<LookUp> news) {
        return news.isEmpty()
                ? Mono.just(new LimitDecision.Granted())
                : Mono.fromFuture(() -> limits.take(charge(user, news.size())));
    }

    private List<LookUp> withoutAcquaintances(UserId user, List<LookUp> news) {
        var users = news.stream()
                .map(LookUp::whom)
                .filter(UserId.class::isInstance)
                .map(UserId.class::cast)
                .toList();
        var known = users.isEmpty() ? Set.<UserId>of() : acquaintances.of(user, users);
        return news.stream().filter(lookUp -> !known.contains(lookUp.whom())).toList();
    }

    private static Charge charge(UserId user, long amount) {
        return new Charge(Cost.LOOK_UP, Map.of(Dimension.USER, user.toString()), amount);
    }

    private Mono<Void> settled(Door door, List<LookUp> news, LimitDecision decision) {
        return switch (decision) {
            case LimitDecision.Granted granted -> {
                news.forEach(lookUp -> lately.put(lookUp, true));
                yield Mono.empty();
            }
            case LimitDecision.Closed closed -> Mono.error(throttled(door, closed));
        };
    }

    /** The answer to a caller with a used-up budget. */
    public static Refusal throttled(Door door, LimitDecision.Closed closed) {
        return door == Door.CHAT
                ? ChatAnswers.throttled(closed.retryAfterSeconds())
                : Refusal.throttled(closed.retryAfterSeconds());
    }
}
