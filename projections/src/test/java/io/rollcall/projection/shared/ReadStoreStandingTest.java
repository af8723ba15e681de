// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.projection.shared.ReadModelStanding.State;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;

/** How a collection fits the log, as a process sees it that does not own it. */
class ReadStoreStandingTest {

    private final Notes owner = new Notes();

    @Test
    void anEmptyLogNeedsNothing() {
        assertThat(look(owner).state()).isEqualTo(State.WELL);
    }

    @Test
    void whatIsWrittenToTheEndIsWell() {
        follow();
        assertThat(look(owner)).isEqualTo(new ReadModelStanding(Notes.NAME, State.WELL, 1));
    }

    @Test
    void whatIsGoneIsEmpty() {
        follow();
        Mono.from(owner.database.getCollection(Notes.NAME).deleteMany(new Document()))
                .block();

        assertThat(look(owner).state()).isEqualTo(State.EMPTY);
    }

    @Test
    void whatTheLogDoesNotReachAnyMoreIsAhead() {
        follow();
        owner.log.cutAfter(0);

        assertThat(look(owner).state()).isEqualTo(State.AHEAD);
    }

    @Test
    void whatWasMadeFromAnotherLogIsOfAnotherHistory() {
        follow();
        var another = new Notes(owner.database);
        another.write("a", "other");

        assertThat(look(another).state()).isEqualTo(State.ANOTHER_HISTORY);
    }

    private void follow() {
        owner.write("a", "one");
        owner.delivery.run();
    }

    private static ReadModelStanding look(Notes notes) {
        var beans = new StaticListableBeanFactory(Map.of(Notes.NAME, notes.subscription));
        return new ReadStoreStanding(beans.getBeanProvider(ReadModelSubscription.class), notes.log)
                .look()
                .getFirst();
    }
}
