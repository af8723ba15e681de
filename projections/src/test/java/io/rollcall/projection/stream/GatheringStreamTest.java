// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.Rush;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How events gather for a transaction, each of which costs the same whatever it holds. */
class GatheringStreamTest {

    private static final UserId ANNA = UserId.of(7);

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker();
    private final StreamWriter stream = new StreamWriter(broker, streamed(), null);
    private final List<Duration> rests = new ArrayList<>();
    private final EventDelivery delivery =
            new EventDelivery(new EventsToKafka(stream), new StreamSubscription(stream, log, this::rest), log);

    @Test
    void eventsGatherForAMomentAfterEachTransactionWhichIsOneForAllOfThem() {
        log.append("user-7", new PhoneHidden(ANNA));
        delivery.run();
        assertThat(told()).isOne();
        assertThat(rests).containsExactly(StreamSubscription.PAUSE);
        assertThat(transactions()).isOne();
        log.append("user-7", new PhoneShown(ANNA));
        delivery.run();
        assertThat(told()).isEqualTo(4);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void theyGatherLongerWhileTheyComeByTheHundred() {
        IntStream.range(0, Rush.MANY).forEach(i -> log.append("user-7", new PhoneHidden(ANNA)));
        delivery.run();
        assertThat(rests.getFirst()).isEqualTo(StreamSubscription.IN_A_RUSH);
    }

    @Test
    void restsOnlyWhereSomethingWasTold() {
        delivery.run();
        delivery.batch(log.after(0));
        assertThat(rests).isEmpty();
        assertThat(transactions()).isZero();
    }

    /** What is told is there before the rest: one event alone is never late. */
    private void rest(Duration pause) {
        rests.add(pause);
        assertThat(told()).isEqualTo(log.head());
        if (rests.size() == 1) {
            log.append("user-7", new PhoneShown(ANNA), new PhoneHidden(ANNA)); // meanwhile
        }
    }

    private int told() {
        return broker.committed(TOPICS.events()).size();
    }

    private int transactions() {
        return broker.committed(TOPICS.checkpoint()).size() - 1; // the first one claims the topics
    }
}
