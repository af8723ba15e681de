// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.AxonSubscription;
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

class DocumentFoldTest {

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
            assertThat(steps.getFirst().before()).isNull();
            for (int next = 1; next < steps.size(); next++) {
                assertThat(steps.get(next).before())
                        .isEqualTo(steps.get(next - 1).after());
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

    /** They have never been in the read model, and so are in no past of it either; a step tells that they were. */
    @Test
    void whatOperatorsHaveHadPassedOverIsPassedOver() {
        try (var history = new FollowedHistory(database)) {
            var log = history.log();
            var meeting = id(history, "meetings");
            var steps = new ArrayList<PastStep>();
            folded("meetings", Set.of(meeting), log, (int) log.head(), steps::add);
            var third = AxonSubscription.positionOf(steps.get(2).event().trackingToken());
            for (var passedOver : List.of(
                    new PassedOver(Set.of(third), Map.of()),
                    new PassedOver(Set.of(), Map.of(String.valueOf(meeting), Set.of(third))))) {
                var without = new ArrayList<PastStep>();
                var fold = past.begin("meetings", Set.of(meeting), passedOver, without::add)
                        .orElseThrow();
                log.after(0).subList(0, (int) third).forEach(fold::handle);

                assertThat(without.get(2).skipped()).isTrue();
                assertThat(without.get(2).after()).isEqualTo(steps.get(1).after());
                assertThat(without.subList(0, 2)).noneMatch(PastStep::skipped);
                assertThat(fold.content(meeting)).isEqualTo(steps.get(1).after());
            }
        }
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

    private DocumentFold<?, ?> folded(String name, Set<?> ids, MemoryLog log, int upTo, Consumer<PastStep> watcher) {
        var fold = past.begin(name, ids, PassedOver.NOTHING, watcher).orElseThrow();
        log.after(0).subList(0, upTo).forEach(fold::handle);
        return fold;
    }
}
