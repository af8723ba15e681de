// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.note.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checkpoints are kept for good, fewer of them the older they are, and none is ever another one. */
class CheckpointTableTest {

    private final SealedLog log = new SealedLog();

    @AfterEach
    void close() {
        log.close();
    }

    private void signedBefore(String ago, long size) {
        log.sql("insert into proof_checkpoints values (?, 'note', date_trunc('hour', now()) - ?::interval)", size, ago);
    }

    @Test
    void theyAreThinnedWithTheirAge() {
        for (int hour = 0; hour < 24; hour++) {
            signedBefore("400 days %d hours".formatted(hour), 100 - hour);
            signedBefore("10 days %d hours".formatted(hour), 300 - 2 * hour);
            signedBefore("10 days %d hours -20 minutes".formatted(hour), 301 - 2 * hour);
            signedBefore("%d minutes".formatted(hour), 500 - hour);
        }
        log.checkpoints.thin();
        var sizes = log.checkpoints.after(0, 1_000).stream()
                .map(CheckpointTable.Kept::size)
                .toList();
        assertThat(sizes.stream().filter(size -> size <= 100))
                .as("one a day")
                .hasSizeBetween(1, 2)
                .contains(100L);
        assertThat(sizes.stream().filter(size -> size > 100 && size <= 301))
                .as("one an hour")
                .hasSize(24)
                .contains(301L)
                .doesNotContain(300L);
        assertThat(sizes.stream().filter(size -> size > 400)).as("all").hasSize(24);
        log.checkpoints.thin();
        assertThat(log.checkpoints.after(0, 1_000)).hasSameSizeAs(sizes);
    }

    @Test
    void whatWasGivenOutOfASizeStays() {
        log.checkpoints.keep(7, "first");
        log.checkpoints.keep(7, "second");
        var kept = log.checkpoints.newest().orElseThrow();
        assertThat(kept.note()).isEqualTo("first");
        assertThat(log.checkpoints.replace(kept, "first with a cosignature", 1)).isTrue();
        assertThat(log.checkpoints.replace(kept, "first with another one", 1)).isFalse();
        assertThat(log.checkpoints.newest().orElseThrow().note()).isEqualTo("first with a cosignature");
    }

    @Test
    void theNewestThatEnoughWitnessesHaveCosignedIsFound() {
        for (long size = 1; size <= 4; size++) {
            log.checkpoints.keep(size, "note of " + size);
        }
        log.checkpoints.replace(log.checkpoints.at(1).orElseThrow(), "by two", 2);
        log.checkpoints.replace(log.checkpoints.at(2).orElseThrow(), "by one", 1);
        assertThat(log.checkpoints.newest(0)).map(CheckpointTable.Kept::size).hasValue(4L);
        assertThat(log.checkpoints.newest(1)).map(CheckpointTable.Kept::size).hasValue(2L);
        assertThat(log.checkpoints.newest(2)).map(CheckpointTable.Kept::size).hasValue(1L);
        assertThat(log.checkpoints.newest(3)).isEmpty();
    }

    @Test
    void nothingIsSignedWithoutAKeyOfTheLogsName() throws Exception {
        log.with(10).sealed();
        var note = SignedNote.parse(log.checkpoints.newest().orElseThrow().note());
        assertThat(note.signatures()).hasSize(1);
        var other = new SealedLog();
        try (other) {
            var signer = new CheckpointSigner(other.checkpoints, log.keys, log.properties, java.time.Clock.systemUTC());
            other.with(10);
            other.sealing.addPage();
            signer.signIfDue(other.sealing.state(), other.sealing::root);
            assertThat(other.checkpoints.newest()).isEmpty();
        }
    }
}
