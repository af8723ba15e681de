// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.projection.shared.Objection;
import io.rollcall.projection.shared.ReadStoreInspection;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.util.retry.Retry;

/**
 * Refuses to start on a read store that holds what is not ours, or that a failover would leave useless, before anybody
 * writes to it. Where it does not answer, the start goes on without it, and the same is said in the log once it does;
 * what is not ours is never touched anyway.
 */
@Component
final class ReadStoreCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadStoreCheck.class);

    /** Before the subscriptions begin. */
    private static final int PHASE = 900;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadStoreInspection inspection;
    private final ServerProperties properties;
    private volatile Disposable later = () -> {};
    private volatile boolean running;

    ReadStoreCheck(ReadStoreInspection inspection, ServerProperties properties) {
        this.inspection = inspection;
        this.properties = properties;
    }

    /** @throws StartRefused in words */
    @Override
    public void start() {
        running = true;
        var check = inspection
                .objections(!properties.debug())
                .flatMap(found ->
                        inspection.forgotten().doOnNext(ReadStoreCheck::tell).thenReturn(found))
                .timeout(PATIENCE);
        try {
            check.blockOptional().ifPresent(ReadStoreCheck::refuse);
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException away) {
            LOG.warn("MongoDB does not answer; nothing that needs it is ready before it does");
            later = check.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK))
                    .subscribe(found ->
                            found.forEach(objection -> LOG.error("{} {}", objection.reason(), objection.remedy())));
        }
    }

    private static void tell(List<String> forgotten) {
        if (!forgotten.isEmpty()) {
            LOG.warn(
                    "These collections without the prefix are not followed any more, and what users erase stays in"
                            + " them: drop them once no process uses them: {}",
                    String.join(", ", forgotten));
        }
    }

    private static void refuse(List<Objection> found) {
        if (!found.isEmpty()) {
            throw new StartRefused(
                    String.join("\n", found.stream().map(Objection::reason).toList()),
                    String.join(
                            "\n",
                            found.stream().map(Objection::remedy).distinct().toList()));
        }
    }

    @Override
    public void stop() {
        later.dispose();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
