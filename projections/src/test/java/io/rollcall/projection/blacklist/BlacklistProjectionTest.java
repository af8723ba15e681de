// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.blacklist.BlacklistEvent;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlacklistProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final UserId CLARA = UserId.of(9_000_000_000L);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final BlacklistDocuments blacklists = new BlacklistDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(blacklists.model(), log);
    private final EventDelivery delivery = new EventDelivery(new BlacklistProjection(blacklists), subscription, log);

    @Test
    void holdsThoseWhoAreBlockedByAscendingId() {
        given(new UserBlocked(ANNA, CLARA));
        given(new UserBlocked(ANNA, BORIS));

        var list = blacklists.find(ANNA, log.head()).block();
        assertThat(list).isEqualTo(new BlacklistDocument(7, List.of(8L, 9_000_000_000L)));
        assertThat(list.holds(CLARA)).isTrue();
        assertThat(list.holds(UserId.of(10))).isFalse();
    }

    @Test
    void holdsNobodyWhoIsUnblocked() {
        given(new UserBlocked(ANNA, CLARA), new UserBlocked(ANNA, BORIS), new UserUnblocked(ANNA, CLARA));

        assertThat(blockedBy(ANNA)).containsExactly(8L);
    }

    @Test
    void isGoneWhenTheLastIsUnblocked() {
        given(new UserBlocked(ANNA, BORIS), new UserUnblocked(ANNA, BORIS));

        assertThat(blacklists.find(ANNA, log.head()).blockOptional()).isEmpty();
    }

    @Test
    void isGoneWhenItIsCleared() {
        given(new UserBlocked(ANNA, BORIS), new UserBlocked(ANNA, CLARA));
        given(new BlacklistCleared(ANNA));

        assertThat(blacklists.find(ANNA, log.head()).blockOptional()).isEmpty();
    }

    @Test
    void isOneForEachOwner() {
        given(new UserBlocked(ANNA, BORIS), new UserBlocked(BORIS, CLARA));

        assertThat(blockedBy(ANNA)).containsExactly(8L);
        assertThat(blockedBy(BORIS)).containsExactly(9_000_000_000L);
        assertThat(blacklists.findAll(List.of(ANNA, BORIS, CLARA), log.head()).block())
                .extracting(BlacklistDocument::owner)
                .containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(new UserBlocked(ANNA, BORIS), new UserBlocked(ANNA, CLARA), new UserUnblocked(ANNA, BORIS));
        given(new UserBlocked(BORIS, ANNA), new BlacklistCleared(BORIS));
        var once = MemoryMongo.documents(database, "blacklists");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "blacklists"))
                .isEqualTo(once)
                .hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(new UserBlocked(ANNA, BORIS), new UserBlocked(ANNA, CLARA), new UserUnblocked(ANNA, BORIS));
        var before = MemoryMongo.documents(database, "blacklists");
        subscription.storeToken(null, "blacklists", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "blacklists"))
                .isEqualTo(before)
                .hasSize(1);
    }

    @Test
    void followsTheGroupOfItsName() {
        assertThat(subscription.name()).isEqualTo("blacklists");
        assertThat(List.of(subscription.fetchSegments("blacklists"))).containsExactly(new int[] {0});
    }

    private void given(BlacklistEvent... events) {
        for (var event : events) {
            log.append("blacklist-" + event.owner(), event);
        }
        delivery.run();
    }

    private List<Long> blockedBy(UserId owner) {
        return blacklists
                .find(owner, log.head())
                .map(BlacklistDocument::blocked)
                .block();
    }
}
