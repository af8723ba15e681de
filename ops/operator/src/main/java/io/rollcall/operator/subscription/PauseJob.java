// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.operation.OperationEnd;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a subscription stand still, or go on; ends once its owner does so. */
final class PauseJob extends FollowingJob {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";

    private static final Duration LOOK = Duration.ofMillis(200);

    /** Longer than a batch that is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<String, String> STATEMENTS = Map.of(
            PAUSE, "insert into subscription_pauses values (?) on conflict do nothing",
            RESUME, "delete from subscription_pauses where name = ?");

    private final SubscriptionLookup subscriptions;
    private final JdbcClient jdbc;

    /** @param kind pause or resume */
    PauseJob(String kind, SubscriptionLookup subscriptions, JdbcClient jdbc) {
        super(kind, subscriptions);
        this.subscriptions = subscriptions;
        this.jdbc = jdbc;
    }

    @Override
    public OperationEnd run(JobContext job) {
        var isFirstTry = job.checkpoint().isEmpty();
        if (isFirstTry && isOrdered(job.target()) == isPause()) {
            return OperationEnd.nothingToDo(isPause() ? "It is paused already." : "It is not paused.");
        }
        job.checkpoint(Map.of("ordered", true)); // from here on a second try finds its own order
        jdbc.sql(STATEMENTS.get(kind())).param(job.target()).update();
        return obeyed(job);
    }

    private OperationEnd obeyed(JobContext job) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var now = subscriptions.find(job.target()).orElseThrow();
            if (now.state().equals("paused") == isPause()) {
                return OperationEnd.applied().at(now.position());
            }
            job.goOn();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return OperationEnd.applied(
                "It is ordered, and its owner does not obey yet: it is busy, or of a version that does not know how.");
    }

    private boolean isPause() {
        return kind().equals(PAUSE);
    }

    private boolean isOrdered(String name) {
        return jdbc.sql("select exists (select from subscription_pauses where name = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
