// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NumberProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(9_000_000_000L);
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final NumberId ONE = NumberId.of(new UUID(1, 1));
    private static final NumberId TWO = NumberId.of(new UUID(1, 2));
    private static final NumberId THREE = NumberId.of(new UUID(1, 3));

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final NumberDocuments numbers = new NumberDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription subscription = new ReadModelSubscription(numbers.model(), log);
    private final EventDelivery delivery = new EventDelivery(new NumberProjection(numbers), subscription, log);

    @Test
    void aClaimedNumberIsItsUsers() {
        given(new NumberClaimed(ONE, ANNA), new NumberClaimed(TWO, BORIS));

        assertThat(users()).isEqualTo(Map.of(ONE, ANNA, TWO, BORIS));
    }

    @Test
    void onlyTheAskedNumbersAreFound() {
        given(new NumberClaimed(ONE, ANNA), new NumberClaimed(TWO, BORIS));

        assertThat(numbers.findAll(List.of(TWO, THREE), log.head()).block()).isEqualTo(Map.of(TWO, BORIS));
        assertThat(numbers.findAll(List.of(), log.head()).block()).isEmpty();
    }

    @Test
    void aReleasedNumberIsNobodysUntilItIsClaimedAgain() {
        given(new NumberClaimed(ONE, ANNA), new NumberReleased(ONE, ANNA, KEY));
        assertThat(users()).isEmpty();
        given(new NumberClaimed(ONE, BORIS));
        assertThat(users()).isEqualTo(Map.of(ONE, BORIS));
    }

    @Test
    void codesMakeNobodyTheOwner() {
        given(new CodeConfirmed(ONE, Challenge.MEET), new NumberForgotten(TWO));

        assertThat(users()).isEmpty();
        assertThat(MemoryMongo.documents(database, "numbers")).isEmpty();
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(new NumberClaimed(ONE, ANNA), new NumberReleased(ONE, ANNA, KEY), new NumberClaimed(ONE, BORIS));
        given(new NumberClaimed(TWO, ANNA), new NumberReleased(TWO, ANNA, KEY));
        var once = MemoryMongo.documents(database, "numbers");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "numbers")).isEqualTo(once).hasSize(2);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(new NumberClaimed(ONE, ANNA), new NumberReleased(ONE, ANNA, KEY), new NumberClaimed(ONE, BORIS));
        var before = MemoryMongo.documents(database, "numbers");
        subscription.storeToken(null, "numbers", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "numbers")).isEqualTo(before).hasSize(1);
    }

    @Test
    void followsTheGroupOfItsName() {
        assertThat(subscription.name()).isEqualTo("numbers");
        assertThat(List.of(subscription.fetchSegments("numbers"))).containsExactly(new int[] {0});
    }

    private void given(PhoneNumberEvent... events) {
        for (var event : events) {
            log.append(event.number().aggregate(), event);
        }
        delivery.run();
    }

    private Map<NumberId, UserId> users() {
        return numbers.findAll(List.of(ONE, TWO, THREE), log.head()).block();
    }
}
