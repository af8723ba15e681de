// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.MemoryStreamIds.id;
import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserErased;
import io.rollcall.contracts.account.UserEvent.UserJoined;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import io.rollcall.stream.StreamedUser;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What a reader of the compacted topic of users has, whatever happened to the stream and to the topic. */
class UsersTopicTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final String ANNA = id("user-7");
    private static final String BOB = id("user-8");
    private static final String USERS = Objects.requireNonNull(TOPICS.users());

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryStreamIds ids = new MemoryStreamIds();
    private StreamSubscription stream = subscription(writer());
    private StreamWriter owner = writer();

    @Test
    void aUserIsToldOfInTheTransactionOfTheEvent() {
        enter(7);
        deliver();
        assertThat(data(ANNA))
                .isEqualTo("{\"user\":\"%s\",\"registeredAt\":\"2026-01-02T12:00:00Z\",\"registration\":\"REFERRAL\","
                                .formatted(ANNA)
                        + "\"region\":\"DE\",\"numberType\":\"MOBILE\"}");
        assertThat(broker.users().get(ANNA).position()).isEqualTo(1);
        assertThat(broker.users().get(ANNA).source())
                .isEqualTo(log.checkpointAt(0).orElseThrow().incarnation());
    }

    @Test
    void whatIsKnownOfAUserGrowsAndNothingElseIsTold() {
        enter(7);
        log.append("user-7", new AccountCompleted(UserId.of(7), KEY, avatar(), NOON.plusSeconds(60), "Anna"));
        log.append("user-7", new PhoneHidden(UserId.of(7)));
        join(8);
        deliver();
        assertThat(data(ANNA)).contains("\"registration\":\"REFERRAL\"", "\"completedAt\":\"2026-01-02T12:01:00Z\"");
        assertThat(data(BOB)).contains("\"registration\":\"CHAT\"").doesNotContain("region");
        assertThat(broker.committed(USERS)).as("one for each change").hasSize(3);
    }

    @Test
    void aUserThatHasLeftIsTakenAwayUnderTheSameIdBeforeThatIsDestroyed() {
        enter(7);
        join(8);
        leave(7);
        deliver();
        assertThat(broker.users()).containsOnlyKeys(BOB);
        var last = broker.committed(USERS).getLast();
        assertThat(last.key()).isEqualTo(ANNA);
        assertThat(last.value()).isNull();
        assertThat(ids.current("user-7")).as("not destroyed yet").contains(ANNA);
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        enter(7);
        deliver();
        join(8);
        Objects.requireNonNull(broker.producer).commitTransactionException = new KafkaException("away");
        assertThatThrownBy(() -> new EventDelivery(new EventsToKafka(owner), stream, log).batch(log.after(1)))
                .isInstanceOf(KafkaException.class);
        assertThat(broker.users()).containsOnlyKeys(ANNA);
        deliver();
        assertThat(broker.users()).containsOnlyKeys(ANNA, BOB);
    }

    /** A topic that is younger than the stream: by a version before, or by somebody that has deleted it. */
    @Test
    void aTopicThatIsMadeAnewIsFilledWithThoseThatAreThereWithoutAnEventBeingToldAgain() {
        enter(7);
        join(8);
        enter(9);
        leave(9);
        deliver();
        var before = broker.users();
        var events = broker.committed(TOPICS.events()).size();
        broker.remake(USERS);
        assertThat(broker.users()).isEmpty();

        resume();
        assertThat(broker.users()).isEqualTo(asOf(before, log.head()));
        assertThat(broker.committed(TOPICS.events())).hasSize(events);
        assertThat(checkpoint()).contains("\"isComplete\":true");
    }

    @Test
    void aFillGoesOnWhereItWasCutOff() {
        for (int user = 1000; user < 1250; user++) {
            join(user);
        }
        deliver();
        broker.remake(USERS);
        reopened();
        assertThat(owner.fillUsers())
                .as("looks for those that are there no more")
                .isTrue();
        assertThat(owner.fillUsers()).isTrue();
        var first = broker.committed(USERS).size();
        assertThat(first).isBetween(1, 249);

        resume();
        assertThat(broker.users()).hasSize(250);
        assertThat(broker.committed(USERS)).as("each once").hasSize(250);
    }

    /** While the fill is under way events go on being told, and what they say stays. */
    @Test
    void whatHappensBesideAFillIsNotUndoneByIt() {
        for (int user = 1000; user < 1250; user++) {
            join(user);
        }
        deliver();
        broker.remake(USERS);
        reopened();
        owner.fillUsers();
        owner.fillUsers();
        leave(1000);
        leave(1249);
        enter(7);
        deliver();
        resume();
        assertThat(broker.users())
                .hasSize(249)
                .doesNotContainKeys(id("user-1000"), id("user-1249"))
                .containsKey(ANNA);
    }

    /** It tells events, and knows of no users: what has changed meanwhile is missing, and its checkpoint shows that. */
    @Test
    void whatAVersionBeforeHasToldMeanwhileIsMadeGood() {
        enter(7);
        join(8);
        deliver();
        owner = new StreamWriter(broker, streamed(ids), null);
        stream = subscription(owner);
        enter(9);
        leave(7);
        new EventDelivery(new EventsToKafka(owner), stream, log).run();
        ids.destroy("user-7");
        assertThat(broker.users()).as("so it stays").containsOnlyKeys(ANNA, BOB);
        assertThat(checkpoint()).contains("\"users\":null");

        resume();
        assertThat(broker.users()).containsOnlyKeys(BOB, id("user-9"));
    }

    /** Those that the log does not have any more are taken away, and nobody that is still there for a moment. */
    @Test
    void aStreamThatBeginsAnewTakesAwayThoseThatAreNotInItsLog() {
        enter(7);
        join(8);
        deliver();
        log.cutAfter(1);
        ids.destroy("user-8");
        log.append("user-7", new PhoneHidden(UserId.of(7)));
        assertThatThrownBy(this::deliver).isInstanceOf(StreamStopped.class);
        new StreamRestart(broker, writer(), log).restart();

        resume();
        assertThat(broker.users()).containsOnlyKeys(ANNA);
        assertThat(broker.committed(USERS).stream().filter(record -> record.value() == null))
                .extracting(record -> record.key())
                .as("taken away")
                .containsOnly(BOB);
        deliver();
        var source = StreamFormat.readCheckpoint(
                        broker.committed(TOPICS.checkpoint()).getLast().value())
                .origin();
        assertThat(broker.users().get(ANNA)).extracting(StreamedUser::source).isEqualTo(source);
    }

    /** Somebody has put it there; its key may look like a user's. */
    @Test
    void whatIsNoRecordOfOursIsLeftAlone() {
        enter(7);
        deliver();
        var foreign = UUID.randomUUID().toString();
        broker.commit(new ProducerRecord<>(USERS, foreign, new byte[] {'{', '}'}));
        new StreamWriter(broker, streamed(ids), null).open(log.checkpointAt(0).orElseThrow(), checkpoint -> {});
        resume();
        assertThat(broker.committed(USERS).stream()
                        .filter(record -> record.key().equals(foreign)))
                .hasSize(1);
        assertThat(broker.committed(USERS)).as("told anew").hasSize(3);
    }

    @Test
    void aSideTopicOfHistoryHasNoUsers() {
        var side = new MemoryBroker(StreamTopics.beside("june"));
        var writer = new StreamWriter(side, streamed(ids), null);
        writer.open(log.checkpointAt(0).orElseThrow(), checkpoint -> {});
        assertThat(side.topics().users()).isNull();
        assertThat(writer.fillUsers()).isFalse();
    }

    private void enter(long user) {
        var number = new NumberId(new UUID(1, user));
        log.append("user-" + user, new UserEntered(UserId.of(user), KEY, number, NOON, "+4915112345678"));
    }

    private void join(long user) {
        var name = new LoginNameId(new UUID(3, user));
        log.append("user-" + user, new UserJoined(UserId.of(user), KEY, name, name, NOON, "anna", null));
    }

    private void leave(long user) {
        log.append("user-" + user, new AccountDeleted(UserId.of(user), KEY, null), new UserErased(UserId.of(user)));
    }

    private static MediaId avatar() {
        return MediaId.of("a".repeat(64));
    }

    private void deliver() {
        reopened();
        new EventDelivery(new EventsToKafka(owner), stream, log).run();
    }

    private void reopened() {
        owner = writer();
        stream = subscription(owner);
        stream.fetchToken("stream", 0);
    }

    /** Another process has the stream from here on, and nothing happens for a while. */
    private void resume() {
        reopened();
        while (owner.fillUsers()) {}
        stream.extendClaim("stream", 0);
    }

    private StreamWriter writer() {
        var events = streamed(ids);
        return new StreamWriter(broker, events, null, new UsersTopic(events, ids, log));
    }

    private StreamSubscription subscription(StreamWriter writer) {
        return new StreamSubscription(writer, log, pause -> {});
    }

    private String data(String user) {
        return String.valueOf(broker.users().get(user).data());
    }

    private String checkpoint() {
        return new String(broker.committed(TOPICS.checkpoint()).getLast().value());
    }

    private static Map<String, StreamedUser> asOf(Map<String, StreamedUser> users, long position) {
        var all = new TreeMap<String, StreamedUser>();
        users.forEach((user, it) -> all.put(user, new StreamedUser(user, it.source(), position, it.data())));
        return all;
    }
}
