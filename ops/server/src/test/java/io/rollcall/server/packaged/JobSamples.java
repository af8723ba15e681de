// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What operators were told of a job's progress, several times a second; and whether it was worked on then, which it is
 * not from a kill, or a pause, until it has got further.
 */
final class JobSamples implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final double SOON_TOLD = 0.2;
    private static final double NEAR = 0.25;

    /**
     * @param worked seconds that it was worked on until then
     * @param stops how often it was stopped before
     * @param rests whether what was done until then was not worked on after the sample before
     */
    private record Sample(long done, double share, double left, double worked, int stops, boolean rests, JsonNode job) {

        boolean isNear(double end) {
            return Math.abs(left - (end - worked)) <= NEAR * (end - worked) + PACE.toMillis() / 1e3;
        }
    }

    private final RebuildingFleet fleet;
    private final String path;
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean enough;
    private volatile long stoppedAt = -1;
    private double worked;
    private int stops;
    private long sampledAt = System.nanoTime();

    JobSamples(RebuildingFleet fleet, String path) {
        this.fleet = fleet;
        this.path = path;
        this.thread = Thread.ofVirtual().start(this::sample);
    }

    private void sample() {
        while (!enough) {
            try {
                add(fleet.get(path));
            } catch (RebuildingFleet.NotNow gone) {
                // all are away
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private synchronized void add(JsonNode job) {
        var progress = job.get("progress");
        var done = progress.get("done").asLong();
        var of = progress.path("of").asLong(0);
        var isPaused = job.get("state").asString().equals("paused");
        var rests = stoppedAt >= 0 || isPaused;
        if (rests && done > stoppedAt && !isPaused) {
            stoppedAt = -1;
        }
        var now = System.nanoTime();
        worked += rests ? 0 : (now - sampledAt) / 1e9;
        sampledAt = now;
        samples.add(new Sample(
                done,
                of == 0 ? 0 : (double) done / of,
                progress.get("seconds_left").isNull()
                        ? -1
                        : progress.get("seconds_left").asDouble(),
                worked,
                stops,
                rests,
                job));
    }

    /** From now on nobody works on it, until it gets further. */
    synchronized void stops() {
        stoppedAt = samples.isEmpty() ? 0 : samples.getLast().done();
        stops++;
    }

    /** The job, once it is as wanted. */
    JsonNode await(Predicate<JsonNode> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (samples.isEmpty() || !wanted.test(samples.getLast().job())) {
            assertThat(System.nanoTime())
                    .as(
                            "in time: %s",
                            samples.isEmpty() ? "nothing" : samples.getLast().job())
                    .isLessThan(deadline);
            LockSupport.parkNanos(PACE.toNanos());
        }
        return samples.getLast().job();
    }

    JsonNode awaitShare(double share) {
        return await(job -> {
            var progress = job.get("progress");
            var of = progress.path("of").asLong(0);
            return of > 0 && progress.get("done").asLong() >= share * of
                    || job.get("state").asString().equals("ended");
        });
    }

    /**
     * While it is worked on, from a fifth on, it tells how long it takes. How near that was to the truth, which is the
     * time that it was worked on from then to its end, is printed: a machine may change its speed meanwhile. That it is
     * true where the speed is even is a test of its own.
     */
    void assertTimeLeftIsTold() {
        var told = samples.stream()
                .filter(sample -> sample.share() >= SOON_TOLD && !sample.rests())
                .filter(sample -> sample.job().get("state").asString().equals("running"))
                .toList();
        assertThat(told).hasSizeGreaterThan(20);
        assertThat(told.stream().filter(sample -> sample.left() < 0).count())
                .as("of %d samples", told.size())
                .isLessThan(told.size() / 5L);
        assertThat(told.getLast().left()).isLessThan(told.getFirst().left());
        System.out.println("Time left, as told from a fifth on, within a quarter of the truth: " + near(told)
                + "; once nothing stops it any more: "
                + near(told.stream().filter(sample -> sample.stops() == stops).toList()));
    }

    private String near(List<Sample> told) {
        if (told.isEmpty()) {
            return "no sample";
        }
        return "%d of %d samples, %.2f to %.2f times the truth in the middle half"
                .formatted(
                        told.stream().filter(sample -> sample.isNear(worked)).count(),
                        told.size(),
                        ofTruth(told, 1),
                        ofTruth(told, 3));
    }

    private double ofTruth(List<Sample> told, int quartile) {
        var all = told.stream()
                .mapToDouble(sample -> sample.left() / (worked - sample.worked()))
                .sorted()
                .toArray();
        return all[all.length * quartile / 4];
    }

    @Override
    public void close() {
        enough = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
