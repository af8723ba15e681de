// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.connection.ClusterType;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.embedded.MongoPart;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class MongoProxyTest {

    private static final MongoPart SERVER = MongoPart.start(0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Predicate<MongoCommand> WRITES = MongoCommand::isWrite;
    private static final Predicate<MongoCommand> FINDS =
            command -> command.name().equals("find");

    private final String database = "test-" + UUID.randomUUID();
    private final MongoProxy proxy = MongoProxy.replicaSet(SERVER.uri(), 2);
    private final MongoClient client = client(proxy);
    private final MongoCollection<Document> notes = client.getDatabase(database).getCollection("notes");

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void isAReplicaSetToItsClients() {
        insert("a");
        assertThat(stored()).containsExactly("a");
        assertThat(client.getClusterDescription().getType()).isEqualTo(ClusterType.REPLICA_SET);
        assertThat(client.getClusterDescription().getServerDescriptions()).hasSize(2);
    }

    @Test
    void orARouterOfAShardedCluster() {
        try (var routers = MongoProxy.mongos(SERVER.uri(), 1);
                var its = client(routers)) {
            await(its.getDatabase(database).getCollection("notes").insertOne(new Document("_id", "a")));
            assertThat(its.getClusterDescription().getType()).isEqualTo(ClusterType.SHARDED);
            assertThat(stored()).containsExactly("a");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAsOftenAsItIsAskedTo(int times) {
        var injection = proxy.inject(WRITES, Fault.NOT_WRITABLE_PRIMARY, times);
        for (int time = 0; time < times; time++) {
            assertThatThrownBy(() -> insert("a")).isInstanceOf(MongoNotPrimaryException.class);
        }
        assertThat(injection.met()).isEqualTo(times);
        assertThat(injection.isOver()).isTrue();
        assertThat(stored()).isEmpty();
        insert("a");
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void aReadThatIsRefusedOnceIsReadAgainByTheDriver() {
        insert("a");
        var once = proxy.inject(FINDS, Fault.INTERRUPTED_BY_STEP_DOWN, 1);
        assertThat(stored()).containsExactly("a");
        assertThat(once.met()).isEqualTo(1);
        proxy.inject(FINDS, Fault.INTERRUPTED_BY_STEP_DOWN, 2);
        assertThatThrownBy(this::stored).hasMessageContaining("11602");
    }

    @Test
    void refusesWithAnyCode() {
        proxy.inject(FINDS, new Fault.Refusal(4711, "Whatever"), 1);
        var refused = catchThrowableOfType(MongoCommandException.class, this::stored);
        assertThat(refused.getErrorCode()).isEqualTo(4711);
        assertThat(refused.getErrorCodeName()).isEqualTo("Whatever");
        assertThat(refused.getErrorLabels()).isEmpty();
    }

    @Test
    void doesWhatNoMajorityHasConfirmed() {
        proxy.inject(WRITES, Fault.WRITE_CONCERN_FAILED, 1);
        assertThatThrownBy(() -> insert("a")).isInstanceOf(MongoWriteConcernException.class);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void losesAnAnswerAndNotTheCommand() {
        proxy.inject(WRITES, Fault.LOST_REPLY, 1);
        assertThatThrownBy(() -> insert("a")).isInstanceOf(MongoSocketException.class);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void losesACommand() {
        proxy.inject(WRITES, Fault.CUT, 1);
        assertThatThrownBy(() -> insert("a")).isInstanceOf(MongoSocketException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void answersFromACopy() {
        insert("a");
        proxy.inject(FINDS, new Fault.FromCopy(database + "-before"), 1);
        assertThat(stored()).isEmpty();
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void delays() {
        var delay = proxy.inject(FINDS, new Fault.Delay(Duration.ofDays(1)), 1);
        var late = Mono.from(notes.find().first()).toFuture();
        while (!delay.isOver()) {
            Thread.onSpinWait();
        }
        assertThat(stored()).isEmpty();
        assertThat(late).isNotDone();
    }

    @Test
    void clientsFollowAnElection() {
        insert("a");
        proxy.elect(1);
        assertThatThrownBy(() -> insert("b")).isInstanceOf(MongoNotPrimaryException.class);
        insert("b");
        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void nobodyWritesWhereThereIsNoPrimary() {
        insert("a");
        proxy.stepDown();
        assertThatThrownBy(() -> insert("b")).isInstanceOf(MongoNotPrimaryException.class);
        try (var hasty = MongoClients.create(proxy.uri() + "&serverSelectionTimeoutMS=50")) {
            var there = hasty.getDatabase(database).getCollection("notes");
            assertThatThrownBy(() -> await(there.insertOne(new Document("_id", "b"))))
                    .isInstanceOf(MongoTimeoutException.class);
        }
        proxy.elect(0);
        insert("b");
        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void cutsEverybodyOffUntilItIsHealed() {
        insert("a");
        proxy.cut();
        assertThatThrownBy(() -> insert("b")).isInstanceOf(MongoSocketException.class);
        proxy.heal();
        insert("b");
        assertThat(stored()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoDocumentThatIsTooLarge(boolean ordered) {
        insert("0"); // the driver knows nothing of the limit
        proxy.limitDocuments(1000);
        var writes = List.of(inserted("a", 10), inserted("b", 2000), inserted("c", 10));
        assertThat(errors(writes, ordered))
                .extracting(BulkWriteError::getIndex, BulkWriteError::getCode)
                .containsExactly(tuple(1, 2));
        assertThat(stored()).isEqualTo(ordered ? List.of("0", "a") : List.of("0", "a", "c"));
        var replacements = List.of(replaced("a", 2000, false), replaced("a", 20, false), replaced("d", 2000, true));
        assertThat(errors(replacements, false))
                .extracting(BulkWriteError::getIndex, BulkWriteError::getCode)
                .containsExactly(tuple(0, 17419), tuple(2, 17420));
        assertThat(await(notes.find(Filters.eq("a")).first()).getString("text")).hasSize(20);
    }

    @Test
    void andTellsNewConnectionsSo() {
        proxy.limitDocuments(1000);
        var bulk = notes.bulkWrite(List.of(inserted("a", 10), inserted("b", 2000)));
        assertThatThrownBy(() -> await(bulk))
                .as("the driver refuses it by itself")
                .isInstanceOf(BsonMaximumSizeExceededException.class);
    }

    @Test
    void tellsWhatItWasAskedButNotByWhom() {
        insert("a");
        assertThat(proxy.commands())
                .extracting(MongoCommand::name, MongoCommand::database, MongoCommand::collection)
                .containsOnly(tuple("insert", database, "notes"));
    }

    private List<BulkWriteError> errors(List<? extends WriteModel<Document>> writes, boolean ordered) {
        var bulk = notes.bulkWrite(writes, new BulkWriteOptions().ordered(ordered));
        return catchThrowableOfType(MongoBulkWriteException.class, () -> await(bulk))
                .getWriteErrors();
    }

    private static InsertOneModel<Document> inserted(String id, int length) {
        return new InsertOneModel<>(new Document("_id", id).append("text", "x".repeat(length)));
    }

    private static ReplaceOneModel<Document> replaced(String id, int length, boolean upsert) {
        return new ReplaceOneModel<>(
                Filters.eq(id), new Document("text", "x".repeat(length)), new ReplaceOptions().upsert(upsert));
    }

    private void insert(String id) {
        await(notes.insertOne(new Document("_id", id)));
    }

    private List<String> stored() {
        return await(Flux.from(notes.find())
                .map(note -> note.getString("_id"))
                .sort()
                .collectList());
    }

    private static <T> @Nullable T await(Publisher<T> publisher) {
        return Mono.from(publisher).block(PATIENCE);
    }

    /** One that looks at its servers again as soon as it has lost one. */
    private static MongoClient client(MongoProxy proxy) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.uri()))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(1, TimeUnit.MILLISECONDS))
                .build());
    }
}
