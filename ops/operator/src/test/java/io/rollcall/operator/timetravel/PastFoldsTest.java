// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.GoldenEvents;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.EveryDocument;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.PassedOver;
import io.rollcall.projection.shared.TestDigests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Documents folded from a log in PostgreSQL. */
class PastFoldsTest {

    private static final List<Event> SIGN_UP = GoldenEvents.of(EveryDocument.types()).stream()
            .filter(event -> event.getClass().getSimpleName().equals("UserRegistered"))
            .toList();

    private final WrittenLog log = WrittenLog.open(EveryDocument.types());
    private final PastModels models = new PastModels(
            MemoryMongo.readModels(MemoryMongo.database()),
            TestDigests.DIGESTS,
            new DefaultListableBeanFactory().getBeanProvider(DoorQueries.class));
    private PassedOver passedOver = PassedOver.NOTHING;
    private final PastFolds folds =
            new PastFolds(models, (readModel, keys) -> passedOver, events(log), log.reader(), new MemoryLog());

    @AfterEach
    void close() {
        models.destroy();
        log.close();
    }

    @Test
    void foldsWhatTheLogHoldsUpToThere() {
        log.append("user-1", "User", SIGN_UP);
        assertThat(users("accounts", checkpoint(1))).isEqualTo(1);
        assertThat(users("accounts", checkpoint(0))).isZero();
    }

    @Test
    void whatIsPassedOverNowHasNeverBeen() {
        log.append("user-1", "User", SIGN_UP);
        passedOver = new PassedOver(Set.of(1L), Map.of());
        assertThat(users("accounts", checkpoint(1))).isZero();
    }

    /** Nobody can say what was evicted. */
    @Test
    void withoutTheReadStoreNothingIsAnswered() {
        var away = new PastFolds(
                models,
                (readModel, keys) -> {
                    throw new MongoTimeoutException("away");
                },
                events(log),
                log.reader(),
                new MemoryLog());
        assertThatThrownBy(() -> away.folded("accounts", Set.of(1), checkpoint(0), new Progress(), step -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("read store");
    }

    /** Of an older process beside a newer one: what concerns the read model, and nothing else. */
    @Test
    void whatANewerVersionHasWrittenIsAskedOfThatOne() {
        log.append("user-1", "User", SIGN_UP);
        log.appendOfTomorrow("user.moved-to-the-moon");
        assertThat(users("group-names", checkpoint(2))).isZero();
        assertThatThrownBy(() -> users("accounts", checkpoint(2)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void aRestoredLogIsNotTakenForTheOneThatWasAsked() {
        log.append("user-1", "User", SIGN_UP);
        var other = new Checkpoint(new UUID(9, 9), 1, checkpoint(1).hash());
        assertThatThrownBy(() -> users("accounts", other)).hasMessageContaining("restored");
        var lost = new Checkpoint(checkpoint(1).incarnation(), 2, "00");
        assertThatThrownBy(() -> users("accounts", lost)).hasMessageContaining("restored");
    }

    @Test
    void endsWhereNobodyWantsItAnyMore() {
        log.append("user-1", "User", SIGN_UP);
        var progress = new Progress();
        progress.cancel();
        assertThatThrownBy(() -> folds.folded("accounts", Set.of(1), checkpoint(1), progress, step -> {}))
                .isInstanceOf(CancellationException.class);
    }

    /** Without an index: all of the log is read. */
    private static DocumentEvents events(WrittenLog log) {
        var forms = new LogForms(log.jdbc(), EveryDocument.types(), List.of());
        return new DocumentEvents(log.named(), forms, log.reader(), new LogScan(log.reader(), forms));
    }

    private Checkpoint checkpoint(long position) {
        return log.reader().checkpointAt(position).orElseThrow();
    }

    /** How many of the first hundred users have a document. */
    private long users(String readModel, Checkpoint at) {
        var ids = LongStream.rangeClosed(1, 100).boxed().collect(Collectors.toSet());
        var fold = folds.folded(readModel, ids, at, new Progress(), step -> {});
        return ids.stream().filter(id -> fold.content(id) != null).count();
    }
}
