// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.proof.tree.TiledTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tree is that of the log, however it is cut into pages, and by whichever process. */
class SealingTest {

    private final SealedLog log = new SealedLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theTreeIsThatOfTheLog() throws Exception {
        for (var more : new int[] {1, 2, 252, 1, 1, 300, 70_000 - 557}) {
            log.with(more).sealed();
            var expected = log.recomputed();
            assertThat(log.signedLast().size()).isEqualTo(expected.size());
            assertThat(log.signedLast().root()).isEqualTo(expected.root());
            assertThat(new TiledTree(expected.size(), log.tiles).root()).isEqualTo(expected.root());
        }
        assertThat(log.tiles.state().size()).isEqualTo(70_000);
        assertThat(log.jdbc
                        .sql("select count(*) from proof_tiles")
                        .query(Long.class)
                        .single())
                .isEqualTo(274 + 2 + 1);
    }

    @Test
    void theTreeIsTheSameOfEventsInMemoryAndOfRows() {
        log.with(900).sealed();
        log.with(5_000);
        var newest = log.log.storedAfter(1_200, 10_000);
        var sealing = log.sealing(new EventsInMemory(newest));
        while (sealing.addPage()) {
            // at first the rows up to where it remembers
        }
        assertThat(sealing.state().size()).isEqualTo(5_900);
        assertThat(sealing.root()).isEqualTo(log.recomputed().root());
    }

    @Test
    void eventsInMemoryThatTheLogHasLostAreNotSealed() {
        log.with(400).sealed();
        log.with(300);
        var sealing = log.sealing(new EventsInMemory(log.log.storedAfter(400, 300)));
        log.sql("delete from events where position > 600");
        assertThat(sealing.addPage()).isFalse();
        assertThat(log.tiles.state().size()).isEqualTo(400);
        log.with(200);
        assertThat(sealing.addPage()).as("others stand there now").isFalse();
        assertThat(log.tiles.state().size()).isEqualTo(400);
    }

    @Test
    void aSecondOwnerAndAnOldOneAddNothingTwice() {
        log.with(1_000).sealed();
        var second = log.sealing();
        assertThat(second.state().size()).isEqualTo(1_000);
        log.with(500);
        assertThat(second.addPage()).isFalse();
        assertThat(log.sealing.addPage()).as("it thinks that it is at 1,000").isFalse();
        log.with(500);
        log.sealing.addPage();
        second.addPage();
        assertThat(log.tiles.state().size()).isEqualTo(2_000);
        assertThat(log.sealing.root()).isEqualTo(log.recomputed().root());
        second.forget();
        assertThat(second.root()).isEqualTo(log.recomputed().root());
    }

    @Test
    void aProcessThatBeginsGoesOnFromWhatIsStored() {
        log.with(700).sealed();
        log.with(700);
        var next = log.sealing();
        next.addPage();
        assertThat(next.root()).isEqualTo(log.recomputed().root());
    }

    @Test
    void aRestoredDatabaseIsNotWrittenToByOneThatKnewItBefore() {
        log.with(600).sealed();
        log.sql("delete from events where position > 300");
        log.sql("delete from proof_checkpoints");
        log.sql("delete from proof_tiles");
        log.sql("delete from proof_tree");
        var restored = log.sealing();
        restored.addPage();
        log.with(400);
        assertThat(log.sealing.addPage()).isFalse();
        assertThat(log.tiles.state().size()).isEqualTo(300);
        log.sealing.addPage();
        assertThat(log.sealing.root()).isEqualTo(log.recomputed().root());
    }

    @Test
    void aMissingEventStopsIt() {
        log.with(400).sealed();
        log.with(10).sql("delete from events where position = 405");
        assertThatThrownBy(log.sealing::addPage).hasMessage("There is no event at position 405.");
        assertThat(log.tiles.state().size()).isEqualTo(400);
    }

    @Test
    void anotherHistoryStopsIt() {
        log.with(400).sealed();
        log.sql("update events set hash = sha256(hash) where position = 400");
        assertThatThrownBy(log.sealing()::addPage)
                .hasMessage("The event at position 400 is not the one that was sealed.");
    }

    @Test
    void anotherTreeThanTheOneThatWasSignedIsNotGoneOnWith() {
        log.with(400).sealed();
        log.sql(
                "update proof_tiles set hashes = overlay(hashes placing sha256('x') from 33) where level = 0 and number = 1");
        assertThatThrownBy(log.sealing()::addPage).hasMessageContaining("not the one that was signed at size 400");
    }

    @Test
    void whatTheTreeKeepsOfAnEventIsBounded() {
        log.with(3_000).sealed();
        var bytes = log.jdbc
                .sql("select sum(octet_length(hashes)) from proof_tiles")
                .query(Long.class)
                .single();
        assertThat(bytes).isLessThan(3_000L * 33);
    }
}
