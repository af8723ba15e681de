// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.MemoryStreamIds.id;
import static io.rollcall.projection.stream.StreamExamples.PROPERTIES;
import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.beginning;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.SessionCommand;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.referral.SessionEvent.SessionOpened;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.stream.StreamProperties.Compression;
import io.rollcall.stream.StreamCheckpoint;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamWriterTest {

    private static final UserId ANNA = UserId.of(7);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryStreamIds ids = new MemoryStreamIds();
    private Process process = new Process();

    @Test
    void tellsEveryEventInOrderUnderItsAggregate() {
        log.append("user-7", new PhoneHidden(ANNA));
        log.append("user-8", new PhoneHidden(UserId.of(8)));
        log.append("user-7", new PhoneShown(ANNA));
        process.delivery.run();
        var anna = "user-" + id("user-7");
        var other = "user-" + id("user-8");

        assertThat(broker.committed(TOPICS.events()))
                .extracting(record -> record.key())
                .containsExactly(anna, other, anna);
        assertThat(told())
                .extracting(StreamedEvent::position, StreamedEvent::name, StreamedEvent::subject)
                .containsExactly(
                        tuple(1L, "user.phone-hidden", anna),
                        tuple(2L, "user.phone-hidden", other),
                        tuple(3L, "user.phone-shown", anna));
    }

    @Test
    void tellsNothingPersonal() {
        log.append("user-7", new UserRenamed(ANNA, KEY, "Anna"), new UserRenamed(ANNA, KEY, null));
        process.delivery.run();

        assertThat(broker.committed(TOPICS.events()))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .hasSize(2)
                .containsOnly("{\"user\":\"%s\"}".formatted(id("user-7")));
    }

    /** A session that has entered a number before and after it had a user would lead from one to the other. */
    @Test
    void aggregatesThatAreNamedByASecretHaveAnotherNameInEachEvent() {
        var session = TokenHash.ofToken("a session");
        var code = InviteCodeId.of("Abc123");
        log.append(SessionCommand.aggregate(session), new SessionOpened(session, NOW), new SessionEnded(session));
        log.append(code.aggregate(), new InviteCodeClaimed(code, ANNA));
        process.delivery.run();

        assertThat(broker.committed(TOPICS.events()))
                .extracting(record -> record.key())
                .doesNotHaveDuplicates()
                .satisfiesExactly(
                        opened -> assertThat(opened).startsWith("session-STREAM"),
                        ended -> assertThat(ended).startsWith("session-STREAM"),
                        claimed -> assertThat(claimed).startsWith("invite-code-STREAM"));
        assertThat(broker.committed(TOPICS.events()))
                .allSatisfy(record -> assertThat(record.key() + new String(record.value(), StandardCharsets.UTF_8))
                        .doesNotContain(session.value(), code.value()));
    }

    @Test
    void aTopicThatAVersionBeforeHasBegunStopsTheStreamSinceNoReaderReadsBothForms() {
        log.append("user-7", new PhoneHidden(ANNA));
        var before = "{\"incarnation\":\"%s\",\"position\":1,\"hash\":\"%s\"}"
                .formatted(log.checkpointAt(1).orElseThrow().incarnation(), "0".repeat(64));
        var earlier = broker.producer(UUID.randomUUID());
        earlier.initTransactions();
        earlier.beginTransaction();
        earlier.send(new ProducerRecord<>(
                TOPICS.checkpoint(), 0, "stream-without-secrets", before.getBytes(StandardCharsets.UTF_8)));
        earlier.commitTransaction();

        assertThatThrownBy(process.delivery::run)
                .isInstanceOf(StreamStopped.class)
                .hasMessageContaining(TOPICS.events())
                .hasMessageContaining("another form");
        assertThat(told()).isEmpty();
        log.append("user-7", new PhoneShown(ANNA));
        earlier.beginTransaction();
        earlier.commitTransaction(); // the one that writes there was not fenced
    }

    /** It would write its own form behind ours. It asks the log for the checkpoint that it has read. */
    @Test
    void aVersionBeforeReadsNoCheckpointOfThisOne() {
        log.append("user-7", new PhoneHidden(ANNA));
        process.delivery.run();
        var written = broker.committed(TOPICS.checkpoint()).getFirst().value();

        assertThat(JsonMapper.shared().readTree(written).propertyNames())
                .containsExactly("checkpoint", "source", "tree", "users");
    }

    @Test
    void tellsWhatAnEventCameOf() {
        log.append(
                "user-7",
                MetaData.with("correlationId", "command-2")
                        .and("traceId", "command-1")
                        .and("cause", "event-0")
                        .and("command", "HidePhone")
                        .and("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                new PhoneHidden(ANNA));
        log.append("user-7", new PhoneShown(ANNA));
        process.delivery.run();

        assertThat(told())
                .extracting(StreamedEvent::origin)
                .containsExactly(
                        new Origin(
                                "command-2",
                                "command-1",
                                "event-0",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                        Origin.UNKNOWN);
    }

    @Test
    void refusesAnEventWithoutAName() {
        record Nameless() implements Event {}
        log.append("user-7", new Nameless());

        assertThatThrownBy(process.delivery::run).hasStackTraceContaining("has no name");
        assertThat(told()).isEmpty();
    }

    @Test
    void commitsABatchAndItsCheckpointInOneTransaction() {
        log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA));
        process.delivery.run();

        assertThat(broker.producer.commitCount()).as("the claim, and the batch").isEqualTo(2);
        assertThat(broker.committed(TOPICS.checkpoint()))
                .last()
                .satisfies(record -> assertThat(Optional.of(
                                StreamFormat.readCheckpoint(record.value()).checkpoint()))
                        .isEqualTo(log.checkpointAt(2)));
        assertThat(process.subscription.position()).isEqualTo(2);
    }

    @Test
    void goesOnAfterARestartAndTellsNothingTwice() {
        for (var batch = 0; batch < 40; batch++) {
            log.append("user-7", new PhoneHidden(ANNA));
            process.delivery.run();
        }
        process = new Process();
        log.append("user-7", new PhoneShown(ANNA));
        process.delivery.run();

        assertThat(told()).extracting(StreamedEvent::position).hasSize(41).doesNotHaveDuplicates();
    }

    @Test
    void losesNothingWhenACommitFails() {
        log.append("user-7", new PhoneHidden(ANNA));
        var events = log.after(AxonSubscription.positionOf(process.subscription.fetchToken("stream", 0)));
        broker.producer.commitTransactionException = new TimeoutException("away");
        assertThatThrownBy(() -> process.delivery.batch(events)).isInstanceOf(TimeoutException.class);
        assertThat(process.subscription.position()).isZero();
        assertThat(told()).isEmpty();
        process.delivery.run();

        assertThat(told()).extracting(StreamedEvent::position).containsExactly(1L);
    }

    @Test
    void losesNothingWhenTheBrokerIsAway() {
        log.append("user-7", new PhoneHidden(ANNA));
        broker.down = true;
        assertThatThrownBy(process.delivery::run).isInstanceOf(KafkaException.class);
        broker.down = false;
        process.delivery.run();

        assertThat(told()).extracting(StreamedEvent::position).containsExactly(1L);
    }

    @Test
    void losesNothingWhenTheDatabaseOfIdsIsAway() {
        log.append("user-7", new PhoneHidden(ANNA));
        ids.down = true;
        assertThatThrownBy(process.delivery::run).hasMessageContaining("away");
        assertThat(told()).isEmpty();
        ids.down = false;
        process.delivery.run();

        assertThat(told()).extracting(StreamedEvent::position).containsExactly(1L);
    }

    @Test
    void fencesAnOwnerThatDoesNotKnowItLostItsPlace() {
        log.append("user-7", new PhoneHidden(ANNA));
        var zombie = new Process();
        zombie.subscription.fetchToken("stream", 0);
        process.delivery.run();

        assertThatThrownBy(() -> zombie.delivery.batch(log.after(0))).isInstanceOf(ProducerFencedException.class);
        assertThat(told()).hasSize(1);
    }

    @Test
    void anotherDeploymentThatIsGivenTheSameTopicsStopsAndDisturbsNobody() {
        log.append("user-7", new PhoneHidden(ANNA));
        process.delivery.run();
        var theirs = new MemoryLog();
        theirs.append("user-9", new PhoneHidden(UserId.of(9)));
        var intruder = new StreamWriter(broker, streamed(), null);
        var subscription = new StreamSubscription(intruder, theirs);
        assertThatThrownBy(() -> subscription.fetchToken("stream", 0)).isInstanceOf(StreamStopped.class);
        log.append("user-7", new PhoneShown(ANNA));
        process.delivery.batch(log.after(1));

        assertThat(told()).extracting(StreamedEvent::position).containsExactly(1L, 2L);
    }

    /** Both have found nothing before either has claimed it. */
    @Test
    void ofTwoLogsThatComeUponTheSameNewTopicsOneStopsAtLeast() {
        var looks = new AtomicInteger();
        var theirs = StreamFormat.write(StreamCheckpoint.beginning(beginning(UUID.randomUUID())));
        broker.beforeLook = () -> {
            if (looks.incrementAndGet() == 3) {
                broker.commit(new ProducerRecord<>(TOPICS.checkpoint(), 0, CommittedStream.CHECKPOINT_KEY, theirs));
            }
        };
        log.append("user-7", new PhoneHidden(ANNA));
        assertThatThrownBy(process.delivery::run).isInstanceOf(StreamStopped.class);
        assertThat(told()).isEmpty();
    }

    @Test
    void stopsWhenTheLogIsShorterThanWhatWasTold() {
        log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA));
        process.delivery.run();
        log.cutAfter(1);

        assertThatThrownBy(process.delivery::run)
                .isInstanceOf(StreamStopped.class)
                .hasMessageContaining("up to position 2")
                .hasMessageContaining("another history");
        assertThat(told()).hasSize(2);
    }

    @Test
    void stopsWhenTheLogHasAnotherPast() {
        log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA));
        process.delivery.run();
        log.cutAfter(1);
        log.append("user-7", new UserRenamed(ANNA, KEY, null), new PhoneShown(ANNA));

        assertThatThrownBy(process.delivery::run).isInstanceOf(StreamStopped.class);
        assertThat(told()).hasSize(2);
    }

    @Test
    void stopsWhenThereAreEventsButNoCheckpoint() {
        log.append("user-7", new PhoneHidden(ANNA));
        process.delivery.run();
        broker.loseCheckpoints();

        assertThatThrownBy(process.delivery::run)
                .isInstanceOf(StreamStopped.class)
                .hasMessageContaining(TOPICS.checkpoint());
        assertThat(told()).hasSize(1);
    }

    @Test
    void isNeverReset() {
        log.append("user-7", new PhoneHidden(ANNA));
        process.delivery.run();

        assertThatThrownBy(() -> process.subscription.storeToken(null, "stream", 0))
                .isInstanceOf(StreamStopped.class);
    }

    @Test
    void twoDeploymentsOnOneKafkaDoNotFenceEachOther() {
        var log = UUID.fromString("00000000-0000-0000-0000-00000000000a");
        var another = StreamTopics.of("staging");
        assertThat(PROPERTIES.transactionalId(TOPICS, log)).isEqualTo("rollcall.events-" + log);
        assertThat(PROPERTIES.transactionalId(another, log)).isEqualTo("staging.events-" + log);
        var chosen = new StreamProperties(true, "rollcall", "ours", 3, (short) -1, Compression.NONE);
        assertThat(chosen.transactionalId(TOPICS, log)).isEqualTo("ours");
        assertThat(chosen.transactionalId(another, log)).isEqualTo("ours-staging.events");
    }

    @Test
    void aPrefixThatKafkaDoesNotTakeIsRefusedAtTheStart() {
        for (var prefix : List.of("", " ", "a/b", "ü", "x".repeat(200))) {
            assertThatThrownBy(() -> new StreamProperties(true, prefix, null, 3, (short) -1, Compression.ZSTD))
                    .as(prefix)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void makesItsTopicsToLastForEver() {
        var topics = TopicsOnBroker.all(TOPICS, PROPERTIES);

        assertThat(topics)
                .extracting(topic -> topic.name(), topic -> topic.numPartitions(), topic -> topic.replicationFactor())
                .containsExactly(
                        tuple("rollcall.events", 3, (short) -1),
                        tuple("rollcall.events.checkpoint", 1, (short) -1),
                        tuple("rollcall.checkpoints", 1, (short) -1),
                        tuple("rollcall.users", 3, (short) -1));
        assertThat(topics.getFirst().configs()).containsEntry("retention.ms", "-1");
        assertThat(topics.subList(1, 4))
                .allSatisfy(topic -> assertThat(topic.configs()).containsEntry("cleanup.policy", "compact"));
        assertThat(topics.get(2).configs()).containsEntry("min.compaction.lag.ms", "604800000");
        assertThat(topics.getLast().configs())
                .containsEntry("delete.retention.ms", "604800000")
                .containsEntry("max.compaction.lag.ms", "86400000");
        assertThat(topics)
                .allSatisfy(topic -> assertThat(topic.configs())
                        .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    }

    private List<StreamedEvent> told() {
        return broker.told();
    }

    /** All that a process holds in memory. */
    private final class Process {

        final StreamWriter stream = new StreamWriter(broker, streamed(ids), null);
        final StreamSubscription subscription = new StreamSubscription(stream, log);
        final EventDelivery delivery = new EventDelivery(new EventsToKafka(stream), subscription, log);
    }
}
