// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/diagnosis}: every cause that is there, with the next command to type, within some seconds. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class DiagnosisEndpoint implements OperatorEndpoint {

    private final Diagnosis diagnosis;

    DiagnosisEndpoint(ObjectProvider<Check> checks) {
        this.diagnosis = new Diagnosis(checks.orderedStream().toList(), Diagnosis.PATIENCE);
    }

    /** As it is written. */
    record Page(String status, int exitCode, List<Row> findings) {

        static Page of(List<Finding> findings) {
            var worst = findings.stream().map(Finding::severity).min(Enum::compareTo);
            var exit = worst.map(severity -> switch (severity) {
                        case BROKEN -> 2;
                        case LOOK -> 1;
                        case NOTE -> 0;
                    })
                    .orElse(0);
            var status = List.of("well", "look", "broken").get(exit);
            return new Page(status, exit, findings.stream().map(Row::of).toList());
        }
    }

    /** As it is written. */
    record Row(
            String cause,
            String severity,
            String what,
            @Nullable Instant since,
            String next,
            String runbook) {

        static Row of(Finding found) {
            return new Row(
                    found.cause().text(),
                    found.severity().text(),
                    found.what(),
                    found.since(),
                    found.next(),
                    found.cause().runbook());
        }
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("diagnosis");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        try {
            return OperatorResponse.ok(Page.of(diagnosis.findings()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The process is about to stop.");
        }
    }
}
