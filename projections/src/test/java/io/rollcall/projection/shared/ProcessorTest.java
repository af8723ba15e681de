// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.SubscriptionProcessor;
import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A read model behind a real processor, set up as the server sets it up. */
class ProcessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ReadModel<String, Note> model =
            new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form(), PATIENCE);
    private final ReadModelSubscription subscription = new ReadModelSubscription(model, log);
    private final SubscriptionProcessor processor =
            SubscriptionProcessor.of("notes", new EveryEvent(new Note.Projection(model)), log, subscription);

    @AfterEach
    void stop() {
        processor.shutDown();
    }

    @Test
    void foldsWhatWasThereBeforeAndWhatComesLater() {
        log.append("page-a", new Written("a", "one"), new Ignored());
        processor.start();
        assertThat(text("a", 2)).isEqualTo("one");
        var position = log.append("page-a", new Written("a", "two"));

        assertThat(text("a", position)).isEqualTo("one two");
    }

    @Test
    void foldsManyEventsInOrder() {
        processor.start();
        for (var number = 0; number < 5000; number++) {
            log.append("page", new Written("page-" + number % 7, Integer.toString(number)));
        }
        var expected = new StringBuilder("3");
        for (var number = 10; number < 5000; number += 7) {
            expected.append(' ').append(number);
        }
        assertThat(text("page-3", 5000)).isEqualTo(expected.toString());
    }

    @Test
    void retriesAFoldThatThrewOnceAndLosesNothing() {
        log.append("page-a", new Written("a", "one"), new Written("a", "stumble"), new Written("b", "two"));
        processor.start();

        assertThat(text("a", 3)).isEqualTo("one stumble");
        assertThat(text("b", 3)).isEqualTo("two");
    }

    @Test
    void parksADocumentThatAlwaysThrowsAndGoesOnWithTheOthers() {
        log.append("page-a", new Written("a", "one"), new Written("a", "poison"), new Written("b", "two"));
        processor.start();
        assertThat(text("b", 3)).isEqualTo("two");
        log.append("page-b", new Written("b", "three"), new Written("a", "four"));

        assertThat(text("b", 5)).isEqualTo("two three");
        assertThat(text("a", 5)).isEqualTo("one");
    }

    @Test
    void isBuiltAnewAfterAReset() {
        log.append("page-a", new Written("a", "one"), new Written("a", "two"));
        processor.start();
        assertThat(text("a", 2)).isEqualTo("one two");
        processor.shutDown();
        subscription.storeToken(null, "notes", 0); // what a reset does
        assertThat(MemoryMongo.documents(database, "notes")).isEmpty();
        processor.start();

        assertThat(text("a", 2)).isEqualTo("one two");
    }

    private String text(String page, long after) {
        return model.find(page, after).map(Note::text).block(PATIENCE);
    }
}
