// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import com.mongodb.MongoException;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.DocumentFold;
import io.rollcall.projection.shared.PassedOver;
import io.rollcall.projection.shared.PassedOverEvents;
import io.rollcall.projection.shared.PastStep;
import io.rollcall.projection.shared.TooManyDocuments;
import io.rollcall.projection.shared.WrittenByNewerVersion;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Folds documents of read models from the log, up to a place in it. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class PastFolds {

    private final PastModels models;
    private final PassedOverEvents passedOver;
    private final DocumentEvents events;
    private final LogReader log;
    private final LogHistory history;

    PastFolds(
            PastModels models, PassedOverEvents passedOver, DocumentEvents events, LogReader log, LogHistory history) {
        this.models = models;
        this.passedOver = passedOver;
        this.events = events;
        this.log = log;
        this.history = history;
    }

    /**
     * The question of what is asked of a position, or of the end of the log.
     *
     * @throws Problem 503 where the log was restored just now
     */
    PastQuestion question(Optional<Long> at, Object asked) {
        var of = log.checkpointAt(at.orElseGet(history::head)).orElseThrow(PastFolds::restored);
        return new PastQuestion(of, at.isEmpty(), asked);
    }

    /** @throws Problem 404 where there is no such read model */
    void check(String readModel) {
        if (!models.get().names().contains(readModel)) {
            throw Problem.notFound("There is no read model '" + readModel + "'.")
                    .with("read_models", models.get().names().stream().sorted().toList());
        }
    }

    /**
     * Some documents as they were; blocks for as long as that takes.
     *
     * @param watcher is told of every event that one of them takes, in order
     * @throws Problem 503 where the log turns out to be another one meanwhile, where a newer version has to be asked,
     *     or where it cannot be known what operators have had passed over; 409 where it takes too much memory
     */
    DocumentFold<?, ?> folded(
            String readModel, Set<?> ids, Checkpoint at, Progress progress, Consumer<PastStep> watcher) {
        var fold = models.get()
                .begin(readModel, ids, passedOver(readModel, ids), watcher)
                .orElseThrow();
        try {
            events.upTo(at.position(), models.get(), readModel, ids, fold, progress);
        } catch (WrittenByNewerVersion e) {
            throw Problem.unavailable(e.getMessage() + ".");
        } catch (TooManyDocuments e) {
            throw Problem.conflict(e.getMessage() + ": more than can be folded for one request.");
        }
        if (!log.holds(at)) {
            throw restored();
        }
        return fold;
    }

    /** What is evicted stands in the documents of today. */
    private PassedOver passedOver(String readModel, Set<?> ids) {
        try {
            return passedOver.of(readModel, ids.stream().map(String::valueOf).toList());
        } catch (MongoException e) {
            throw Problem.unavailable("The read store does not answer, which knows what was evicted.");
        }
    }

    private static Problem restored() {
        return Problem.unavailable("The log was restored meanwhile. Ask again.");
    }
}
