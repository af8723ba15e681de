// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.stream.StreamBackfill;
import io.rollcall.projection.stream.StreamBackfill.Wanted;
import io.rollcall.projection.stream.StreamRefused;
import java.util.Map;

/**
 * Tells history, or a part of it, on a topic of its own. Where it is, is on Kafka; the job keeps what it goes up to. A
 * cancelled one leaves what it has told.
 */
final class BackfillJob implements JobKind {

    static final String KIND = "backfill";

    private static final String TO = "to";

    private final StreamBackfill backfill;
    private final LogHistory log;

    BackfillJob(StreamBackfill backfill, LogHistory log) {
        this.backfill = backfill;
        this.log = log;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String lane() {
        return KIND;
    }

    @Override
    public OperationEnd run(JobContext job) {
        var asked = BackfillRequest.read(job.parameters());
        var isBegun = job.checkpoint().isPresent();
        long to = job.checkpoint().map(kept -> kept.path(TO).asLong()).orElseGet(() -> end(asked));
        if (asked.from() > to) {
            return OperationEnd.refused("The log ends at position %d.".formatted(to));
        }
        job.checkpoint(Map.of(TO, to)); // before anything is told: what is there then is this job's
        var all = to - asked.from() + 1;
        job.progress(0, all);
        try {
            backfill.run(new Wanted(asked.topic(), asked.from(), to, asked.type()), isBegun, reached -> {
                job.checkpoint(Map.of(TO, to, "position", reached));
                job.progress(reached - asked.from() + 1, all);
                job.goOn();
            });
        } catch (StreamRefused e) {
            return OperationEnd.refused(String.valueOf(e.getMessage()));
        }
        return OperationEnd.applied(
                        "Positions %d to %d are told on topic %s.".formatted(asked.from(), to, asked.topic()))
                .at(to);
    }

    private long end(BackfillRequest asked) {
        var head = log.head();
        return asked.to() == null ? head : Math.min(asked.to(), head);
    }
}
