// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class MongoPartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void answersAPingOfTheDriver() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var ping = client.getDatabase("rollcall").runCommand(new Document("ping", 1));
            assertThat(Mono.from(ping).block(PATIENCE)).containsEntry("ok", 1.0);
        }
    }

    /** What anybody on this machine can say to the port, in each way that the protocol has. */
    @ParameterizedTest
    @CsvSource({"mongodb://,\\?.*", "mongodb://rollcall:wrong@,$", "mongodb://rollcall:@,$"})
    void nobodyReadsOrWritesWithoutThePassword(String prefix, String cut) {
        try (var part = MongoPart.start(0);
                var ours = MongoClients.create(part.uri());
                var stranger = MongoClients.create(
                        part.uri().replaceFirst("^[^@]*@", prefix).replaceFirst(cut, ""))) {
            insert(ours, "ours");
            var database = stranger.getDatabase("rollcall");
            refused(database.getCollection("notes").find().first());
            refused(database.getCollection("notes").insertOne(new Document("_id", "theirs")));
            refused(database.getCollection("notes").drop());
            refused(database.runCommand(new Document("ping", 1)));
            refused(database.runCommand(new Document("getMore", 1L).append("collection", "notes")));
            refused(database.runCommand(new Document("killCursors", "notes").append("cursors", List.of(1L))));
            refused(stranger.listDatabaseNames());
            assertThat(Mono.from(ours.getDatabase("rollcall")
                                    .getCollection("notes")
                                    .countDocuments())
                            .block(PATIENCE))
                    .isEqualTo(1);
        }
    }

    /** How many notes there are, before this one. */
    static long countAndAdd(MongoPart part, int id) {
        try (var client = MongoClients.create(part.uri())) {
            var notes = client.getDatabase("rollcall").getCollection("notes");
            long before = Mono.from(notes.countDocuments()).block(PATIENCE);
            insert(client, "note " + id);
            return before;
        }
    }

    private static void insert(MongoClient client, String id) {
        var notes = client.getDatabase("rollcall").getCollection("notes");
        assertThat(Mono.from(notes.insertOne(new Document("_id", id))).block(PATIENCE))
                .isNotNull();
    }

    private static void refused(Publisher<?> asked) {
        assertThatThrownBy(() -> Flux.from(asked).blockLast(PATIENCE))
                .isInstanceOfAny(MongoCommandException.class, MongoSecurityException.class, MongoTimeoutException.class)
                .hasStackTraceContaining("uthentication");
    }

    @Test
    void aPortIsFreeAgainAfterClose() {
        var port = Ports.free();
        var part = MongoPart.start(port);
        assertThatThrownBy(() -> Ports.requireFree(port, "MongoDB")).hasMessageContaining("MongoDB");
        part.close();
        part.close();
        Ports.requireFree(port, "MongoDB");
    }

    @Test
    void aTakenPortIsRefusedByName() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> MongoPart.start(taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MongoDB");
        }
    }
}
