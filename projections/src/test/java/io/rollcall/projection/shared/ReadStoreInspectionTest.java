// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.faults.MongoProxy;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class ReadStoreInspectionTest {

    private final Notes notes = new Notes();

    @Test
    void whatIsOursOrNothingIsFineAndTheRestIsNamed() {
        assertThat(objections("")).isEmpty();
        notes.write("a", "one");
        notes.delivery.run();
        assertThat(objections("")).isEmpty();
        assertThat(objections("app.")).isEmpty();
        Mono.from(notes.database.getCollection("app.notes").insertOne(new Document("_id", 1)))
                .block();
        assertThat(objections("app."))
                .singleElement()
                .satisfies(objection -> assertThat(objection.reason())
                        .contains(notes.database.getName() + ".app.notes", "not Rollcall's"))
                .satisfies(objection -> assertThat(objection.remedy()).contains("rollcall.read-store.prefix"));
    }

    @Test
    void whatWasFollowedBeforeThereWasAPrefixIsTold() {
        assertThat(forgotten("new.")).isEmpty();
        notes.write("a", "one");
        notes.delivery.run();
        assertThat(forgotten("")).isEmpty();
        assertThat(forgotten("new.")).containsExactly(Notes.NAME);
        var theirs = new Notes(notes.database);
        assertThat(inspection(
                                theirs,
                                notes.database,
                                client(),
                                new ReadStoreProperties("new.", false, DataSize.ofMegabytes(1)))
                        .forgotten()
                        .block())
                .isEmpty();
    }

    @Test
    void oneHostOfASetMattersWhereAFailoverDoes() {
        try (var set = MongoProxy.replicaSet(TestServers.newMongoUri(), 1);
                var alone = MongoClients.create(set.uri().replaceFirst("[?&]replicaSet=[^&]*", ""));
                var followed = MongoClients.create(set.uri())) {
            assertThat(objections(alone, false, true)).hasSize(1);
            assertThat(objections(alone, false, false)).isEmpty();
            assertThat(objections(alone, true, true)).isEmpty();
            assertThat(objections(followed, false, true)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "$x", "system.x", ".x", "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbba", "\u00e9"})
    void aPrefixIsSomethingThatACollectionMayBeginWith(String prefix) {
        assertThatThrownBy(() -> new ReadStoreProperties(prefix, false, DataSize.ofMegabytes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rollcall.read-store.prefix");
    }

    private List<Objection> objections(String prefix) {
        return inspection(
                        notes,
                        notes.database,
                        client(),
                        new ReadStoreProperties(prefix, false, DataSize.ofMegabytes(1)))
                .objections(true)
                .block();
    }

    private List<String> forgotten(String prefix) {
        return inspection(
                        notes,
                        notes.database,
                        client(),
                        new ReadStoreProperties(prefix, false, DataSize.ofMegabytes(1)))
                .forgotten()
                .block();
    }

    private List<Objection> objections(MongoClient client, boolean anyTopology, boolean topology) {
        var database = client.getDatabase(TestServers.newMongoDatabase());
        return inspection(notes, database, client, new ReadStoreProperties("", anyTopology, DataSize.ofMegabytes(1)))
                .objections(topology)
                .block();
    }

    private static MongoClient client() {
        return MemoryMongo.client();
    }

    private static ReadStoreInspection inspection(
            Notes notes, MongoDatabase database, MongoClient client, ReadStoreProperties properties) {
        var subscriptions = new StaticListableBeanFactory(Map.of(Notes.NAME, notes.subscription));
        return new ReadStoreInspection(
                new ReadModelDatabase(
                        database,
                        database,
                        properties.prefix(),
                        properties.memory(),
                        java.time.Clock.systemUTC(),
                        System::nanoTime),
                client,
                subscriptions.getBeanProvider(ReadModelSubscription.class),
                notes.log,
                properties);
    }
}
