// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.server.debug.StoredDebugOutbox.Message;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code GET /debug/outbox}: what was sent, newest last; {@code ?to=} filters. Waits until the policies have seen
 * everything that was in the log when it was called.
 */
@RestController
@ConditionalOnBooleanProperty("rollcall.debug")
class OutboxEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(2);

    private final BlockingExecutor blocking;
    private final StoredDebugOutbox outbox;
    private final LogHistory log;
    private final List<Subscription> policies;

    OutboxEndpoint(
            BlockingExecutor blocking, StoredDebugOutbox outbox, LogHistory log, List<Subscription> subscriptions) {
        this.blocking = blocking;
        this.outbox = outbox;
        this.log = log;
        this.policies = subscriptions.stream()
                .filter(subscription -> subscription.role() == Role.POLICY)
                .toList();
    }

    @GetMapping("/debug/outbox")
    Mono<List<Message>> list(@RequestParam @Nullable String to) {
        return blocking.call(log::head)
                .flatMap(head -> blocking.call(() -> haveSeen(head)) // one of another process is asked of PostgreSQL
                        .filter(Boolean::booleanValue)
                        .repeatWhenEmpty(times -> times.delayElements(LOOK))
                        .timeout(PATIENCE, Mono.just(false)))
                .flatMap(seen -> blocking.call(outbox::messages))
                .map(messages -> messages.stream()
                        .filter(message -> to == null || message.to().equals(to))
                        .toList());
    }

    private boolean haveSeen(long head) {
        return policies.stream().allMatch(policy -> policy.hasSeen(head));
    }
}
