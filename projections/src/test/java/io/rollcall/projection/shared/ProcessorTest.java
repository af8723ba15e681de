// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A read model behind a real Axon processor, set up as the server sets it up. */
class ProcessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final ReadModel<String, Note> model =
            new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form(), PATIENCE);
    private final ReadModelSubscription subscription = new ReadModelSubscription(model, log);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
            .name("notes")
            .eventHandlerInvoker(new EveryEvent(new Note.Projection(model)))
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(log)
            .tokenStore(subscription)
            .transactionManager(NoTransactionManager.instance())
            .coordinatorExecutor(threads)
            .workerExecutor(threads)
            .initialSegmentCount(1)
            .batchSize(1000)
            .tokenClaimInterval(100)
            .initialToken(source -> null)
            .build();

    @AfterEach
    void stop() throws Exception {
        processor.shutdownAsync().get(20, TimeUnit.SECONDS);
        threads.shutdownNow();
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
        processor.resetTokens();
        assertThat(MemoryMongo.documents(database, "notes")).isEmpty();
        processor.start();

        assertThat(text("a", 2)).isEqualTo("one two");
    }

    private String text(String page, long after) {
        return model.find(page, after).map(Note::text).block(PATIENCE);
    }
}
