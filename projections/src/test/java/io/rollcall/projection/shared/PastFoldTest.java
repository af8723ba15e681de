// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.meeting.MeetingDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastFoldTest {

    private final MongoDatabase database = MemoryMongo.database();
    private final PastReadModels past =
            new PastReadModels(MemoryMongo.readModels(database), TestDigests.DIGESTS, none -> {});

    @AfterEach
    void close() {
        past.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void makesEveryDocumentOfEveryReadModelWhatItsSubscriptionMadeOfIt(int part) {
        try (var history = new FollowedHistory(database)) {
            assertSame(history, FollowedHistory.PARTS.get(part));
        }
    }

    @Test
    void makesThemOfAnErasedHistoryToo() {
        try (var history = FollowedHistory.erased(database)) {
            assertSame(history, FollowedHistory.PARTS.getLast());
        }
    }

    private void assertSame(FollowedHistory history, int position) {
        history.subscriptions().forEach(subscription -> history.claimAndDeliver(subscription, position));
        assertThat(history.documents()).hasSize(past.names().size()).allSatisfy((name, stored) -> {
            var ids = stored.stream().map(document -> document.get("_id")).collect(Collectors.toSet());
            var fold = folded(name, ids, history.log(), position, step -> {});
            assertThat(stored)
                    .allSatisfy(document -> assertThat(fold.content(document.get("_id")))
                            .as(name)
                            .isEqualTo(DocumentState.contentOf(document)));
        });
    }

    @Test
    void tellsEveryStepOfADocument() {
        try (var history = new FollowedHistory(database)) {
            var log = history.log();
            var meeting = id(history, "meetings");
            var steps = new ArrayList<PastStep>();
            folded("meetings", Set.of(meeting), log, (int) log.head(), steps::add);
            assertThat(steps)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(step -> assertThat(step.error()).isNull());
            assertThat(steps.getFirst().before().get()).isNull();
            for (int next = 1; next < steps.size(); next++) {
                assertThat(steps.get(next).before().get())
                        .isEqualTo(steps.get(next - 1).after().get());
            }
        }
    }

    /** As the one that is kept: it stays as it was before. */
    @Test
    void tellsWhatCannotBeFoldedAndStaysThere() {
        var log = new MemoryLog();
        var meeting = MeetingId.of(5);
        log.append("any", renamed(meeting), renamed(meeting));
        var steps = new ArrayList<PastStep>();
        var fold = folded("meetings", Set.of(5L), log, 2, steps::add);
        assertThat(fold.isParked(5L)).isTrue();
        assertThat(fold.content(5L)).isNull();
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().error()).contains("NullPointerException at").contains("MeetingDocument");
    }

    @Test
    void readersOfThePastSeeWhatIsFoldedForThem() throws Exception {
        try (var history = new FollowedHistory(database)) {
            var log = history.log();
            var meeting = (Long) id(history, "meetings");
            PastSource source = (name, ids) -> folded(name, ids, log, (int) log.head(), step -> {});
            var documents = past.all(MeetingDocuments.class).getFirst();
            var found = past.look(
                    source, () -> documents.find(MeetingId.of(meeting), 0).block());
            assertThat(found).isNotNull();
            assertThat(found.id()).isEqualTo(meeting);
        }
    }

    private static MeetingRenamed renamed(MeetingId meeting) {
        return new MeetingRenamed(meeting, KeyId.of(new UUID(0, 10)), UserId.of(5), "Tea");
    }

    private Object id(FollowedHistory history, String name) {
        history.subscriptions().stream()
                .filter(subscription -> subscription.name().equals(name))
                .forEach(subscription -> history.claimAndDeliver(subscription, FollowedHistory.PARTS.getLast()));
        Map<String, List<Document>> all = history.documents();
        return all.get(name).getFirst().get("_id");
    }

    private PastFold folded(String name, Set<?> ids, MemoryLog log, int upTo, Consumer<PastStep> watcher) {
        var fold = past.begin(name, ids, watcher).orElseThrow();
        log.after(0).subList(0, upTo).stream()
                .filter(event -> fold.takes(event.getPayloadType()))
                .forEach(fold::handle);
        return fold;
    }
}
