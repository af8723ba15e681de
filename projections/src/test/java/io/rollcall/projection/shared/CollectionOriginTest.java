// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A read model is to be built where something lies already. */
class CollectionOriginTest {

    private static final Document POSITION = new Document("_id", "@position");

    private final Notes notes = new Notes();

    @Test
    void whatAnotherProgramHasThereStaysAndIsNotRead() {
        var theirs = IntStream.range(0, 150)
                .mapToObj(n -> new Document("_id", n).append("position", "left"))
                .toList();
        Mono.from(collection().insertMany(theirs)).block();
        notes.write("a", "one");
        assertRefused(notes, "not Rollcall's");
        assertThat(all()).isEqualTo(theirs);
        Mono.from(collection().drop()).block();
        notes.delivery.run();
        assertThat(notes.text("a")).isEqualTo("one");
    }

    @Test
    void whatAnotherSystemHasThereStays() {
        var other = new Notes(notes.database);
        other.write("a", "theirs");
        other.delivery.run();
        var before = all();
        notes.write("a", "ours");
        assertRefused(notes, "another log");
        assertThat(all()).isEqualTo(before);
        other.write("a", "goes on");
        other.delivery.batch(other.log.after(1));
        assertThat(other.text("a")).isEqualTo("theirs goes on");
    }

    @Test
    void soDoDocumentsOfAnotherSystemThatHaveLostTheirPosition() {
        var other = new Notes(notes.database);
        other.write("a", "theirs");
        other.delivery.run();
        Mono.from(collection().deleteOne(POSITION)).block();
        assertRefused(notes, "another log");
    }

    @Test
    void documentsOfThisLogAreBuiltAnewWithoutTheirPositionToo() {
        notes.write("a", "one");
        notes.delivery.run();
        Mono.from(collection().deleteOne(POSITION)).block();
        notes.write("a", "two");
        var next = notes.elsewhere();
        next.delivery.run();
        assertThat(next.text("a")).isEqualTo("one two");
    }

    @Test
    void anOlderLogThatWasRestoredBuildsItsOwnAnew() {
        notes.write("a", "one");
        notes.write("b", "lost");
        notes.delivery.run();
        notes.log.cutAfter(1);
        var next = notes.elsewhere();
        next.delivery.run();
        assertThat(next.text("a")).isEqualTo("one");
        assertThat(next.text("b")).isNull();
    }

    @Test
    void anEmptyCollectionIsFine() {
        Mono.from(notes.database.createCollection(Notes.NAME)).block();
        notes.write("a", "one");
        notes.delivery.run();
        assertThat(notes.text("a")).isEqualTo("one");
    }

    /** FerretDB makes room for as many as are asked for. */
    @Test
    void noMoreIsAskedForThanIsLookedAt() {
        var asked = new CopyOnWriteArrayList<Integer>();
        var watched = MemoryMongo.database(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("find")) {
                    var command = event.getCommand();
                    var limit = command.get("limit", new BsonInt32(Integer.MAX_VALUE));
                    asked.add(command.get("batchSize", limit).asNumber().intValue());
                }
            }
        });
        var collection = watched.getCollection(Notes.NAME);
        Mono.from(collection.insertOne(new Document("_id", 1))).block();
        assertThat(CollectionOrigin.look(collection, UUID.randomUUID()).block())
                .isEqualTo(CollectionOrigin.ANOTHER_PROGRAM);
        assertThat(asked).hasSize(2).allMatch(number -> number <= 101);
    }

    /** It would come back on one shard. */
    @Test
    void behindAMongosACollectionIsEmptiedAndNotDropped() {
        notes.write("a", "one");
        notes.write("b", "two");
        notes.delivery.run();
        notes.log.cutAfter(1);
        var operations = new ArrayList<String>();
        var sharded = notes.through(SteppedMongo.around(notes.database, (operation, on) -> {
            operations.add(operation);
            return operation.equals("runCommand") ? mongos() : on;
        }));
        sharded.delivery.run();
        assertThat(operations).contains("deleteMany").doesNotContain("drop");
        assertThat(sharded.stored()).extracting(document -> document.get("_id")).containsExactly("a");
        assertThat(sharded.storedPosition().getLong("position")).isEqualTo(1);
    }

    private static MongoDatabase mongos() {
        var type = MongoDatabase.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Mono.just(new Document("msg", "isdbgrid"))));
    }

    private static void assertRefused(Notes process, String why) {
        assertThatThrownBy(() -> process.subscription.fetchToken(Notes.NAME, 0))
                .isInstanceOf(ForeignCollection.class)
                .hasMessageContainingAll(Notes.NAME, why);
        assertThat(process.subscription.isFollowedHere()).isFalse();
        assertThat(process.subscription.isCaughtUp()).isFalse();
    }

    private MongoCollection<Document> collection() {
        return notes.database.getCollection(Notes.NAME);
    }

    private List<Document> all() {
        return Flux.from(collection().find().sort(new Document("_id", 1)))
                .collectList()
                .block();
    }
}
