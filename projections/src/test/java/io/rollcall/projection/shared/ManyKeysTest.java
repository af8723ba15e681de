// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Together these keys are more than one message to the database may hold. */
class ManyKeysTest {

    private static final int MANY = 150_000;
    private static final TrackingToken AT = new GlobalSequenceTrackingToken(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> KEYS = IntStream.range(0, MANY)
            .mapToObj(n -> "key-" + n + "-" + "k".repeat(120))
            .toList();

    private final Questions questions = new Questions();
    private final MongoDatabase database = MemoryMongo.database(questions);
    private final MemoryLog log = new MemoryLog();
    private final ReadModel<String, Note> model =
            new ReadModel<>(MemoryMongo.readModels(database), Notes.NAME, new Note.Form(), LONG);
    private final ReadModelSubscription subscription = new ReadModelSubscription(model, log);

    /** How large the questions are that a database is asked. */
    private static final class Questions implements CommandListener {

        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private final List<Integer> batches = new CopyOnWriteArrayList<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
                var filter = event.getCommand().getDocument("filter", new BsonDocument());
                sizes.add(new RawBsonDocument(filter, new BsonDocumentCodec())
                        .getByteBuffer()
                        .remaining());
                var limit = event.getCommand().get("limit", new BsonInt32(Integer.MAX_VALUE));
                batches.add(
                        event.getCommand().get("batchSize", limit).asNumber().intValue());
            }
        }
    }

    @BeforeEach
    void begin() {
        log.append("a", new Written("a", "one"));
        subscription.fetchToken(Notes.NAME, 0);
    }

    /** As the numbers of an address book do, each of these leads to its holders. */
    @Test
    void aBatchOfThemIsWrittenAndWhoAsksForThemIsAnswered() {
        for (var key : KEYS) {
            model.change(AT, new Written(key, "one"), Notes.leading(key, note -> List.of(), Note::after));
        }
        subscription.storeToken(AT, Notes.NAME, 0);
        assertThat(model.findAll(KEYS, 1).block(LONG)).hasSize(MANY);
        assertThat(questions.sizes).allMatch(size -> size <= WriteChunks.BYTES);
        assertThat(questions.batches).allMatch(batch -> batch <= WriteChunks.MOST + 2); // FerretDB makes room for each
        assertThat(questions.sizes.stream().mapToLong(size -> size).sum()).isGreaterThan(2 * (16L << 20));
    }
}
