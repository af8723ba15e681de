// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.operator.history.IndexedLog;
import io.rollcall.projection.shared.DocumentFold;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.PassedOver;
import io.rollcall.projection.shared.TestDigests;
import io.rollcall.projection.shared.WrittenByNewerVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What is read for a document of the past, by the index, is all that made it, and little else. */
class DocumentEventsTest {

    private static final int EVENTS = 3_000;

    /** A user has about that many events in the generated log, with those of its meeting and its number. */
    private static final int OF_A_USER = 300;

    private final IndexedLog log = new IndexedLog();
    private final LogForms forms = new LogForms(log.jdbc(), IndexedLog.types(), List.of());
    private final LogScan scan = new LogScan(log.reader(), forms);
    private final DocumentEvents events = new DocumentEvents(log.named(), forms, log.reader(), scan);
    private final PastModels models = new PastModels(
            MemoryMongo.readModels(MemoryMongo.database()),
            TestDigests.DIGESTS,
            new DefaultListableBeanFactory().getBeanProvider(DoorQueries.class));

    @AfterEach
    void close() {
        models.destroy();
        log.close();
    }

    @Test
    void everyDocumentOfEveryReadModelIsWhatAllOfTheLogMakesOfIt() throws SQLException {
        log.append(EVENTS).index();
        log.append(200); // the index has not come so far
        var end = EVENTS + 200;
        var all = log.events();
        for (var readModel : models.get().names()) {
            var ids = all.stream()
                    .flatMap(event -> models.get().changedBy(readModel, event).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            var right = fold(readModel, ids);
            all.forEach(right::handle);
            assertThat(ids).as(readModel).isNotEmpty();
            for (var id : some(ids)) {
                var found = fold(readModel, Set.of(id));
                events.upTo(end, models.get(), readModel, Set.of(id), found, new Progress());
                assertThat(found.content(id)).as(readModel + " " + id).isEqualTo(right.content(id));
                assertThat(found.isParked(id)).as(readModel + " " + id).isEqualTo(right.isParked(id));
            }
        }
    }

    @Test
    void whatIsReadForOneGrowsWithItAndNotWithTheLog() throws SQLException {
        log.append(EVENTS).index();
        for (var readModel : List.of("accounts", "meetings", "profiles", "inboxes", "numbers")) {
            var id = log.events().stream()
                    .flatMap(event -> models.get().changedBy(readModel, event).stream())
                    .findFirst()
                    .orElseThrow();
            var progress = new Progress();
            events.upTo(EVENTS, models.get(), readModel, Set.of(id), fold(readModel, Set.of(id)), progress);
            assertThat(progress.events()).as(readModel).isBetween(1L, (long) OF_A_USER);
        }
    }

    /** By types, where the id of a document is a secret, which stands in no index. */
    @Test
    void whatHasASecretIdIsLookedForByTypes() throws SQLException {
        log.append(EVENTS).index();
        var progress = new Progress();
        events.upTo(EVENTS, models.get(), "credentials", Set.of("x"), fold("credentials", Set.of("x")), progress);
        assertThat(progress.events()).isBetween(1L, EVENTS / 5L);
    }

    /** The index says nothing of what it would concern. */
    @Test
    void whatANewerVersionHasWrittenIsMet() throws SQLException {
        log.withOddities().append(EVENTS).index();
        assertThatThrownBy(() -> events.upTo(
                        EVENTS,
                        models.get(),
                        "accounts",
                        Set.of("1001"),
                        fold("accounts", Set.of("1001")),
                        new Progress()))
                .isInstanceOf(WrittenByNewerVersion.class);
    }

    private DocumentFold<?, ?> fold(String readModel, Set<String> ids) {
        return models.get()
                .begin(readModel, ids, PassedOver.NOTHING, step -> {})
                .orElseThrow();
    }

    private static List<String> some(Set<String> ids) {
        var step = Math.max(1, ids.size() / 12);
        var all = List.copyOf(ids);
        return all.stream().filter(id -> all.indexOf(id) % step == 0).toList();
    }
}
