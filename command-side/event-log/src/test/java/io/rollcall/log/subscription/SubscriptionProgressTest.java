// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Checkpoint;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SubscriptionProgressTest {

    private static final ClaimedCheckpoint TWENTY =
            new ClaimedCheckpoint(new Checkpoint(UUID.randomUUID(), 20, "f".repeat(64)), UUID.randomUUID());

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SubscriptionProgress progress = new SubscriptionProgress("notes", Mono.never(), LONG);

    @Test
    void whatIsGoneMakesThoseWhoReadWait() {
        progress.look(Mono.just(TWENTY)).block();
        assertThat(progress.position()).isEqualTo(20);
        progress.look(Mono.empty()).block();
        assertThat(progress.position()).isZero();
        assertThat(progress.known()).isNull();
    }

    @Test
    void aLookThatWasUnderWayWhileItWasBuiltAnewChangesNothing() {
        progress.look(Mono.just(TWENTY)).block();
        var answer = Sinks.<ClaimedCheckpoint>empty();
        progress.look(answer.asMono()).subscribe();
        progress.fallBack();
        progress.claimed(0);
        answer.tryEmitEmpty();
        progress.reached(3);
        assertThat(progress.isOwned()).isTrue();
        assertThat(progress.position()).isEqualTo(3);
    }

    @Test
    void whatTheOwnerHasLostIsNotReachedBeforeItBeginsAgain() {
        progress.wanted().set(2);
        progress.claimed(2);
        assertThat(progress.isWhole()).isTrue();
        progress.fallBack();
        progress.reached(7);
        assertThat(progress.isOwned()).isFalse();
        assertThat(progress.isWhole()).isFalse();
        progress.wanted().set(2);
        progress.claimed(0);
        assertThat(progress.isWhole()).isFalse();
        progress.reached(2);
        assertThat(progress.isWhole()).isTrue();
    }

    @Test
    void restsOnlyUntilAReaderWaits() throws Exception {
        progress.claimed(1);
        var rest = Thread.ofVirtual().start(() -> progress.rest(Duration.ZERO, LONG));
        var reader = progress.await(2).subscribe();
        assertThat(rest.join(LONG)).isTrue();
        assertThat(Thread.ofVirtual()
                        .start(() -> progress.rest(Duration.ZERO, LONG))
                        .join(LONG.dividedBy(2)))
                .isTrue();
        reader.dispose();
    }
}
