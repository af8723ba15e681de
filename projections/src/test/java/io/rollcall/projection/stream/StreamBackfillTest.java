// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.stream.StreamBackfill.Wanted;
import io.rollcall.proof.Hash;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** History on a topic of its own, as the stream tells it. */
class StreamBackfillTest {

    private static final UserId ANNA = UserId.of(7);
    private static final StreamTopics SIDE = StreamTopics.beside("june");

    private final MemoryLog log = new MemoryLog();
    private final MemoryBroker broker = new MemoryBroker(SIDE);
    private final List<Long> reached = new ArrayList<>();
    private final StreamBackfill backfill = new StreamBackfill(
            StreamTopics.of("rollcall"),
            topics -> {
                assertThat(topics).isEqualTo(SIDE);
                return new StreamWriter(broker, streamed(), new Signer());
            },
            log,
            log);

    @Test
    void tellsThePartThatWasAskedForAndSignsIt() {
        append(1_200);
        run(wanted(101, 1_150, null), false);
        assertThat(positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(101, 1_150).boxed().toList());
        assertThat(reached).containsExactly(600L, 1_100L, 1_150L);
        assertThat(signed()).endsWith("1050 up to 1150");
    }

    @Test
    void tellsTheTypeThatWasAskedFor() {
        append(10);
        run(wanted(1, 9, "user.phone-hidden"), false);
        assertThat(positions()).containsExactly(1L, 3L, 5L, 7L, 9L);
        assertThat(signed()).containsExactly("5 up to 9");
        assertThat(StreamFormat.readCheckpoint(
                                broker.committed(SIDE.checkpoint()).getLast().value())
                        .checkpoint()
                        .position())
                .isEqualTo(9);
    }

    @Test
    void aFamilyIsAllOfItsTypes() {
        append(4);
        run(wanted(1, 4, "user"), false);
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(new Wanted("t", 1, 1, "use").has(PhoneHidden.class)).isFalse();
    }

    /** Killed behind a transaction of which nobody has been told. */
    @Test
    void goesOnBehindWhatIsThereAndTellsNothingTwice() {
        append(1_700);
        assertThatThrownBy(() -> backfill.run(wanted(1, 1_700, null), false, position -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        run(wanted(1, 1_700, null), true);
        assertThat(reached).containsExactly(1_000L, 1_500L, 1_700L);
        assertThat(positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_700).boxed().toList());
        assertThat(signed()).endsWith("1700 up to 1700");
    }

    @Test
    void anotherBackfillIsNotPutBehindIt() {
        append(3);
        run(wanted(1, 3, null), false);
        assertThatThrownBy(() -> run(wanted(1, 3, "user.phone-shown"), false))
                .isInstanceOf(StreamRefused.class)
                .hasMessageContaining("has events already");
        assertThat(positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aLogThatWasPutBackMeanwhileIsNotGoneOnWith() {
        append(700);
        assertThatThrownBy(() -> backfill.run(wanted(1, 700, null), false, position -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        log.cutAfter(100);
        assertThatThrownBy(() -> run(wanted(1, 700, null), true))
                .isInstanceOf(StreamRefused.class)
                .hasMessageContaining("another history");
    }

    @Test
    void topicsOfTheStreamAndNamesThatAreNoneAreRefused() {
        for (var topic : List.of(
                "rollcall.events",
                "rollcall.events.checkpoint",
                "rollcall.users",
                "rollcall",
                "a b",
                "",
                "x".repeat(101))) {
            assertThatThrownBy(() -> backfill.check(topic)).as(topic).isInstanceOf(StreamRefused.class);
        }
        backfill.check("rollcall.june");
    }

    private void append(int events) {
        for (int event = 0; event < events; event++) {
            log.append("user-7", event % 2 == 0 ? new PhoneHidden(ANNA) : new PhoneShown(ANNA));
        }
    }

    private void run(Wanted wanted, boolean isBegun) {
        backfill.run(wanted, isBegun, reached::add);
    }

    private static Wanted wanted(long from, long to, @Nullable String type) {
        return new Wanted(SIDE.events(), from, to, type);
    }

    private List<Long> positions() {
        return broker.committed(SIDE.events()).stream()
                .map(record -> Long.parseLong(
                        new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private List<String> signed() {
        return broker.committed(SIDE.checkpoints()).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static final class Signer implements StreamSigner {

        @Override
        public Duration interval() {
            return Duration.ofDays(1);
        }

        @Override
        public long records() {
            return 10_000;
        }

        @Override
        public Optional<Note> sign(Told told, long size, Hash root, long position) {
            assertThat(told.topic()).isEqualTo(SIDE.events());
            return Optional.of(new Note(size + " up to " + position, Instant.EPOCH));
        }
    }
}
