// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.junit.jupiter.api.Test;

/** What holds for every event in every read model, and so for each that is added. */
class EveryEventTest {

    private final MongoDatabase database = MemoryMongo.database();

    @Test
    void changesNothingWhenItIsDeliveredTwice() {
        try (var history = new FollowedHistory(database)) {
            follow(history);
            var once = history.documents();
            history.subscriptions()
                    .forEach(subscription -> history.deliver(subscription, 0, FollowedHistory.PARTS.getFirst()));
            assertThat(history.documents()).isEqualTo(once);
        }
    }

    @Test
    void isTakenThoughNothingPersonalInItCanBeReadAnyMore() {
        try (var history = FollowedHistory.erased(database)) {
            follow(history);
            assertThat(history.documents())
                    .hasSizeGreaterThan(10)
                    .allSatisfy((collection, documents) ->
                            assertThat(documents).noneMatch(document -> document.containsKey("parked")));
        }
    }

    private static void follow(FollowedHistory history) {
        history.subscriptions()
                .forEach(subscription -> history.claimAndDeliver(subscription, FollowedHistory.PARTS.getFirst()));
    }
}
