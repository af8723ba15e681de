// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.operation.OperationOutcome;
import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Jobs as they are watched: by so many at most, until they have ended. */
@ResourceLock("operator_jobs")
class JobEventsEndpointTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final JobFixture jobs = new JobFixture();
    private final JobEventsEndpoint endpoint = new JobEventsEndpoint(jobs.table);

    @SuppressWarnings("unchecked") // as an OperatorResponse says of its body
    private Flux<ServerSentEvent<Object>> watch(UUID job) {
        var request = new OperatorRequest(
                new Operator("v", OperatorRole.VIEWER),
                Map.of("id", job.toString()),
                Map.of(),
                new HttpHeaders(),
                new byte[0]);
        return (Flux<ServerSentEvent<Object>>)
                Objects.requireNonNull(endpoint.handle(request).body());
    }

    @Test
    void endsWithTheJobAndTellsWhoeverComesAgainAllOfIt() {
        var job = jobs.table.add(jobs.request("count", null));
        assertThat(watch(job.id()).blockFirst(SOON))
                .satisfies(first ->
                        assertThat(String.valueOf(first.data())).contains("\"state\":\"waiting\"", "Ticket 7"));
        jobs.work().ended(OperationId.of(job.id()), OperationOutcome.APPLIED, null);
        var all = watch(job.id()).collectList().block(SOON);
        assertThat(all).singleElement().satisfies(last -> {
            assertThat(last.event()).isEqualTo("job");
            assertThat(String.valueOf(last.data())).contains("\"outcome\":\"applied\"", "Ticket 7");
        });
    }

    @Test
    void soManyListenAndNoMoreUntilOneLeaves() {
        var job = jobs.table.add(jobs.request("count", null));
        var listeners = new ArrayList<Disposable>();
        try {
            for (int i = 0; i < JobEventsEndpoint.MOST; i++) {
                listeners.add(watch(job.id()).subscribe());
            }
            assertThatThrownBy(() -> watch(job.id()))
                    .isInstanceOfSatisfying(
                            Problem.class, full -> assertThat(full.isPassing()).isTrue());
            listeners.removeLast().dispose();
            assertThat(watch(job.id()).blockFirst(SOON)).isNotNull();
        } finally {
            listeners.forEach(Disposable::dispose);
        }
    }

    @Test
    void nobodyListensToWhatIsNotThere() {
        assertThatThrownBy(() -> watch(UUID.randomUUID())).isInstanceOf(Problem.class);
    }
}
