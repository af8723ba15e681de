// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process goes on writing while another one takes over from it, in every order in which the operations of both can
 * come to the database. The second may end anywhere, as after kill -9: a third one then does the rest.
 */
class InterleavingTest {

    /** The first two lines are written before; the second process has not seen their writer. */
    private static final List<List<String>> STORIES = List.of(
            Arrays.asList("one", "two", "three", "four", "five"),
            Arrays.asList("one", null, "two", null, "three"),
            Arrays.asList(null, null, "one", null, null));

    static Stream<List<String>> stories() {
        return STORIES.stream();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theDocumentIsWhatTheWholeLogMakesOfItInEveryOrder(List<String> story) throws InterruptedException {
        var expected = new Notes();
        story.forEach(line -> expected.write("a", line));
        expected.delivery.run();
        var schedules = new ArrayDeque<List<Integer>>(List.of(List.of()));
        var runs = 0;
        while (!schedules.isEmpty()) {
            var begun = schedules.pop();
            var run = new Run(expected.anew());
            run.run(begun);
            assertThat(run.result()).as("in the order %s", run.taken).isEqualTo(expected.stored());
            schedules.addAll(run.others(begun.size()));
            runs++;
        }
        assertThat(runs).isGreaterThan(80);
    }

    /** Both writers in one order. */
    private static final class Run {

        private final Notes database;
        private final List<Stepped> writers;
        private final List<Integer> taken = new ArrayList<>();
        private final List<Boolean> hadOther = new ArrayList<>();

        Run(Notes database) {
            this.database = database;
            this.writers = List.of(new Stepped(database), new Stepped(database));
        }

        void run(List<Integer> schedule) throws InterruptedException {
            var events = database.log.after(0);
            var first = writers.getFirst();
            var second = writers.getLast();
            first.notes.subscription.fetchToken(Notes.NAME, 0);
            first.notes.delivery.batch(events.subList(0, 2));
            first.begin(() -> first.notes.delivery.batch(events.subList(2, 4)));
            second.begin(second.notes.delivery::run);
            while (first.isAlive() || second.isAlive()) {
                var both = first.isAlive() && second.isAlive();
                var wanted = taken.size() < schedule.size() ? schedule.get(taken.size()) : 0;
                var next = both ? wanted : first.isAlive() ? 0 : 1;
                taken.add(next);
                hadOther.add(both);
                writers.get(next).step();
            }
        }

        /** The orders that leave this one after its given beginning. */
        List<List<Integer>> others(int given) {
            var others = new ArrayList<List<Integer>>();
            for (int at = given; at < taken.size(); at++) {
                if (hadOther.get(at)) {
                    var other = new ArrayList<>(taken.subList(0, at));
                    other.add(1 - taken.get(at));
                    others.add(other);
                }
            }
            return others;
        }

        List<Document> result() {
            database.delivery.run();
            return database.stored();
        }
    }

    /** A process that stops before each operation until it is told to go on. */
    private static final class Stepped {

        final Notes notes;
        private final Semaphore goOn = new Semaphore(0);
        private final Semaphore waits = new Semaphore(0);
        private @Nullable Thread thread;
        private volatile boolean alive;

        Stepped(Notes database) {
            this.notes = database.through(SteppedMongo.around(database.database, this::before));
        }

        void begin(Runnable work) throws InterruptedException {
            alive = true;
            thread = Thread.ofPlatform().unstarted(() -> run(work));
            thread.start();
            waits.acquire();
        }

        boolean isAlive() {
            return alive;
        }

        void step() throws InterruptedException {
            goOn.release();
            waits.acquire();
        }

        private void run(Runnable work) {
            try {
                work.run();
            } catch (PositionLost | StaleRead e) {
                // somebody else does the rest
            } finally {
                alive = false;
                waits.release();
            }
        }

        private Object before(String operation, Object collection) {
            if (Thread.currentThread() == thread) {
                waits.release();
                goOn.acquireUninterruptibly();
            }
            return collection;
        }
    }
}
