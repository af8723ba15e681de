// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.stream.StreamFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A log was put back to an earlier time: the stream goes on, once an operator says so. */
class StreamRestartTest {

    private static final UserId ANNA = UserId.of(7);

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker();
    private final StreamWriter owner = writer();
    private final EventDelivery delivery =
            new EventDelivery(new EventsToKafka(owner), new StreamSubscription(owner, log, pause -> {}), log);

    @Test
    void isToldOnceMoreFromTheBeginningByAnotherSource() {
        log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA), new PhoneHidden(ANNA));
        delivery.run();
        log.cutAfter(1);
        log.append("user-7", new PhoneHidden(ANNA));
        assertThatThrownBy(delivery::run).isInstanceOf(StreamStopped.class);

        assertThat(restart(log)).isTrue();
        delivery.run();
        log.append("user-7", new PhoneShown(ANNA));
        delivery.run(); // and its owner may be another process by then

        var checkpoint = StreamFormat.readCheckpoint(
                broker.committed(TOPICS.checkpoint()).getLast().value());
        assertThat(checkpoint.checkpoint()).isEqualTo(log.checkpointAt(3).orElseThrow());
        assertThat(checkpoint.tree().size()).isEqualTo(3);
        assertThat(checkpoint.origin()).isNotEqualTo(incarnation(log));
        assertThat(broker.committed(TOPICS.events()))
                .extracting(record ->
                        new String(record.headers().lastHeader("ce_source").value()))
                .startsWith(source(incarnation(log)), source(incarnation(log)), source(incarnation(log)))
                .endsWith(source(checkpoint.origin()), source(checkpoint.origin()), source(checkpoint.origin()))
                .hasSize(6);
    }

    @Test
    void doesNothingWhereTheStreamFitsItsLog() {
        assertThat(restart(log)).as("nothing is told yet").isFalse();
        log.append("user-7", new PhoneHidden(ANNA));
        delivery.run();
        assertThat(restart(log)).isFalse();
        log.append("user-7", new PhoneShown(ANNA));
        delivery.batch(log.after(1));
        assertThat(broker.committed(TOPICS.events())).hasSize(2);
    }

    /** An operator that has mistaken the topics does no harm to another deployment. */
    @Test
    void doesNotTakeAnotherLogsTopics() {
        log.append("user-7", new PhoneHidden(ANNA));
        delivery.run();
        assertThatThrownBy(() -> restart(new MemoryLog()))
                .isInstanceOf(StreamRefused.class)
                .hasMessageContaining("another log");
        log.append("user-7", new PhoneShown(ANNA));
        delivery.batch(log.after(1));
        assertThat(broker.committed(TOPICS.events())).hasSize(2);
    }

    @Test
    void doesNotGuessWhoseEventsAreThereWithoutACheckpoint() {
        log.append("user-7", new PhoneHidden(ANNA));
        delivery.run();
        broker.loseCheckpoints();
        assertThatThrownBy(() -> restart(log)).isInstanceOf(StreamRefused.class);
    }

    private boolean restart(MemoryLog of) {
        return new StreamRestart(broker, writer(), of).restart();
    }

    private StreamWriter writer() {
        return new StreamWriter(broker, streamed(), null);
    }

    private static String source(UUID log) {
        return "urn:uuid:" + log;
    }

    private static UUID incarnation(MemoryLog log) {
        return log.checkpointAt(0).orElseThrow().incarnation();
    }
}
