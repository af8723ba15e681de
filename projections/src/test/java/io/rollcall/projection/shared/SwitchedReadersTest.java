// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Two processes read all through a switch, while a third one switches and one of the two writes. Each write that one
 * has waited for is seen by the other at once; each reads what was or what is.
 */
class SwitchedReadersTest {

    private static final Duration MOST = Duration.ofSeconds(40);

    private final HikariDataSource postgres = LogDatabase.open();
    private final RebuildingProcess owner = new RebuildingProcess(new Notes(), postgres);
    private final RebuildingProcess reader = new RebuildingProcess(owner.notes.elsewhere(), postgres);
    private final RebuildingProcess keeper = new RebuildingProcess(owner.notes.elsewhere(), postgres);
    private final Set<String> seen = new HashSet<>();
    private int lines;

    @AfterEach
    void stop() {
        keeper.keeper.stop();
        owner.watch.stop();
        reader.watch.stop();
        postgres.close();
    }

    @Test
    void seeTheOldOrTheNewAndEachWriteThatOneHasWaitedFor() {
        owner.notes.write("a", "new");
        owner.notes.delivery.run();
        Mono.from(owner.notes
                        .database
                        .getCollection(Notes.NAME)
                        .updateOne(new Document("_id", "a"), new Document("$set", new Document("text", "old"))))
                .block();
        owner.watch.start();
        reader.watch.start();
        keeper.keeper.start();
        var run = owner.begin();
        writeUntil(() -> owner.rebuilds.switchOver(run));
        assertThat(seen).containsExactly("old");
        writeUntil(() -> owner.state().phase() == GenerationPhase.KEPT
                && owner.state().inPhase().compareTo(Duration.ofSeconds(2)) > 0);
        assertThat(seen).containsExactlyInAnyOrder("old", "new");
        seen.clear();
        write();
        assertThat(seen).containsExactly("new");
    }

    private void writeUntil(BooleanSupplier done) {
        var deadline = System.nanoTime() + MOST.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            write();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void write() {
        var line = Integer.toString(lines++);
        owner.notes.write("b", null);
        owner.notes.write("b", line);
        deliver();
        owner.notes.model.await(owner.notes.log.head()).block();
        assertThat(reader.notes.text("b")).isEqualTo(line);
        seen.add(owner.notes.text("a"));
        seen.add(reader.notes.text("a"));
    }

    /**
     * As a subscription's loop does: what fails begins again where the collection stands. Until this process has seen
     * the switch it and the keeper may take the old generation from each other more than once.
     */
    private void deliver() {
        try {
            owner.notes.delivery.batch(owner.notes.log.after(owner.notes.log.head() - 2));
        } catch (PositionLost lost) {
            var deadline = System.nanoTime() + MOST.toNanos();
            while (!beginsAgain()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    private boolean beginsAgain() {
        try {
            owner.notes.subscription.releaseClaim(Notes.NAME, 0);
            owner.notes.delivery.run();
            return true;
        } catch (PositionLost again) {
            return false;
        }
    }
}
