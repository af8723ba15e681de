// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What operators were told of a job's progress, several times a second, held to what came of it. Only time counts in
 * which it was worked on: not what passes from a kill, or a pause, until it has got further.
 */
final class JobSamples implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Shorter than that, a second more or less is much. */
    private static final double LEAST_SECONDS = 4;

    /** @param rests whether what was done until then was not worked on after the sample before */
    private record Sample(long nanos, long done, double share, double left, boolean rests, JsonNode job) {}

    private final RebuildingFleet fleet;
    private final String path;
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean enough;
    private volatile long stoppedAt = -1;

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
        samples.add(new Sample(
                System.nanoTime(),
                done,
                of == 0 ? 0 : (double) done / of,
                progress.get("seconds_left").isNull()
                        ? -1
                        : progress.get("seconds_left").asDouble(),
                rests,
                job));
    }

    /** From now on nobody works on it, until it gets further. */
    synchronized void stops() {
        stoppedAt = samples.isEmpty() ? 0 : samples.getLast().done();
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

    /** A row for each sample: how far, how long it takes from there as it said, and in truth. */
    String rows() {
        var rows = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            rows.append(String.format(
                    Locale.ROOT,
                    "%5.1f %% left %6.1f truth %6.1f%s%n",
                    100 * sample.share(),
                    sample.left(),
                    truth(i),
                    sample.rests() ? " rests" : ""));
        }
        return rows.toString();
    }

    /** From a fifth on it was mostly told within a quarter of the truth, and never far from it. */
    void assertTruthful() {
        var errors = new ArrayList<Double>();
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            if (sample.share() >= 0.2 && sample.left() >= 0 && !sample.rests() && truth(i) >= LEAST_SECONDS) {
                errors.add(Math.abs(sample.left() - truth(i)) / truth(i));
            }
        }
        var sorted = errors.stream().sorted().toList();
        assertThat(sorted).as("samples:%n%s", rows()).hasSizeGreaterThan(20);
        assertThat(sorted.get(sorted.size() / 2))
                .as("the median of errors; samples:%n%s", rows())
                .isLessThan(0.25);
    }

    /** Seconds of work from a sample to the end. */
    private double truth(int of) {
        var nanos = 0L;
        for (int i = of + 1; i < samples.size(); i++) {
            if (!samples.get(i).rests()) {
                nanos += samples.get(i).nanos() - samples.get(i - 1).nanos();
            }
        }
        return nanos / 1e9;
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
