// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter;
import io.rollcall.log.Counter.Break;
import io.rollcall.log.Counter.BreakLate;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CounterEvent;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.Counter.Note;
import io.rollcall.log.Counter.Refuse;
import io.rollcall.log.LogProcess;
import io.rollcall.log.append.AppendRequest;
import io.rollcall.log.append.AppendStatement;
import io.rollcall.log.append.Batch;
import io.rollcall.log.append.CommandContext;
import io.rollcall.log.append.Head;
import io.rollcall.log.append.LogAppender;
import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.append.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What one command leaves behind, however it ends. */
class UnitOfWorkTest {

    private LogProcess process;

    @BeforeEach
    void start() {
        process = new LogProcess(TestServers.newDatabase());
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void everyAnswerHasAPositionThatIsNotBeforeWhatItSaw() {
        var first = process.commands.<Integer>send(new Count("a")).position();
        assertThat(first).isOne();
        assertThat(process.commands.<Integer>send(new Look("a")).position()).isEqualTo(1);
        assertThat(process.commands.<Integer>send(new Look("never seen")).position())
                .isEqualTo(1);
    }

    @Test
    void anErrorInAHandlerEndsTheUnitAndFreesItsAggregate() {
        process.decide(new Count("a"));
        assertThatThrownBy(() -> process.decide(new Break("a"))).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(process.<Integer>decide(new Count("a"))).isEqualTo(2);
    }

    @Test
    void anErrorWhileTheUnitCommitsLeavesNothingAndFreesItsAggregate() {
        process.decide(new Count("a"));
        assertThatThrownBy(() -> process.decide(new BreakLate("a"))).isInstanceOf(LogUnavailable.class);
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
        assertThat(process.<Integer>send(new Count("a")).join().result()).isEqualTo(2);
        assertThat(process.tail.head()).isEqualTo(2);
    }

    @Test
    void aBatchThatIsRefusedForWhatWasReadTellsOthersNothing() throws Exception {
        try (var listener = process.source.getConnection();
                var writer = process.source.getConnection()) {
            listener.createStatement().execute("listen " + AppendStatement.CHANNEL);
            var row = process.codec.encode(event("a"));
            var stale = new Version("b", 3);
            var unit = new AppendRequest(List.of(row), List.of(), Set.of("a"), Set.of(stale));
            assertThat(AppendStatement.append(writer, Batch.of(Head.START, List.of(unit), Instant.now()))
                            .stale())
                    .containsExactly(stale);
            process.decide(new Count("a"));
            assertThat(listener.unwrap(PGConnection.class).getNotifications(5000))
                    .extracting(PGNotification::getParameter)
                    .containsExactly("1");
        }
    }

    @Test
    void aRefusalLeavesNothing() {
        process.decide(new Count("a"));
        assertThatThrownBy(() -> process.decide(new Refuse("a"))).isInstanceOf(Counter.Refused.class);
        assertThat(process.tail.head()).isOne();
        assertThat(process.<Integer>decide(new Count("a"))).isEqualTo(2);
    }

    @Test
    void aSecondAppendWithinOneUnitIsRefused() {
        var appender = new LogAppender(process.codec, process.writer);
        new CommandContext().call(() -> {
            appender.append(List.of(event("a")));
            return assertThatThrownBy(() -> appender.append(List.of(event("b"))))
                    .isInstanceOf(IllegalStateException.class);
        });
        assertThat(process.tail.head()).isOne();
    }

    @Test
    void nothingIsAppendedButByACommand() {
        var appender = new LogAppender(process.codec, process.writer);
        assertThatThrownBy(() -> appender.append(List.of(event("a")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyCallersOfOneAggregateTakeTurns() {
        var counts = IntStream.range(0, 300).mapToObj(i -> process.<Integer>send(new Count("busy"))).toList().stream()
                .map(answer -> answer.join().result())
                .sorted()
                .toList();
        assertThat(counts).isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void aWriterThatIsClosedRefusesWhatStillComes() {
        process.writer.close();
        assertThatThrownBy(() -> process.decide(new Count("late"))).isInstanceOf(LogUnavailable.class);
    }

    @Test
    void whatIsPersonalIsReadFromTheLogUntilItsKeyIsDestroyed() {
        var key = process.cipher.newKey();
        process.decide(new Note("a", key, "Ada"));
        assertThat(process.reader.ofAggregate("a", 0).getFirst().getPayload())
                .isEqualTo(new CounterEvent.Noted("a", key, "Ada"));
        process.cipher.destroy(key);
        assertThat(process.reader.ofAggregate("a", 0).getFirst().getPayload())
                .isEqualTo(new CounterEvent.Noted("a", key, null));
    }

    private static GenericDomainEventMessage<CounterEvent> event(String counter) {
        return new GenericDomainEventMessage<>("Counter", counter, 0, new CounterEvent.Counted(counter, 1));
    }
}
