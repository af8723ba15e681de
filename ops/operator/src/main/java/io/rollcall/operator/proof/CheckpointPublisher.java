// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.SingletonTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the newest checkpoint to each place that it is to be sent to, each on a thread of its own: one that is away
 * holds up no other, and is tried again, later each time. What it has missed meanwhile is in the newest one, so nothing
 * waits in line. Witnesses are asked for the newest; a place outside gets the newest that enough of them have cosigned.
 */
final class CheckpointPublisher implements SingletonTask {

    static final String NAME = "checkpoint-publisher";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPublisher.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CheckpointTable checkpoints;
    private final PublicationTable publications;
    private final int quorum;
    private final List<Sending> sendings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    CheckpointPublisher(
            CheckpointTable checkpoints, PublicationTable publications, List<CheckpointTarget> targets, int quorum) {
        this.checkpoints = checkpoints;
        this.publications = publications;
        this.quorum = quorum;
        this.sendings = targets.stream().map(Sending::new).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** That of the sealer: the process that signs sends. */
    @Override
    public Role role() {
        return Role.POLICY;
    }

    @Override
    public void start() {
        running = true;
        publications.retain(
                sendings.stream().map(sending -> sending.target.name()).toList());
        for (var sending : sendings) {
            threads.add(Loop.every(LOOK, "checkpoints-to-" + sending.target.name(), () -> running, sending::round));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(LockSupport::unpark);
        sendings.forEach(sending -> sending.target.close());
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    /** To one place. */
    private final class Sending {

        private final CheckpointTarget target;
        private Duration pause = LOOK;
        private long notBefore = System.nanoTime();
        private boolean failing;

        Sending(CheckpointTarget target) {
            this.target = target;
        }

        private void round(Heartbeat heart) {
            if (System.nanoTime() < notBefore) {
                return;
            }
            var newest = target.isWitness() ? checkpoints.newest() : checkpoints.newest(quorum);
            if (newest.isPresent() && newest.get().size() != publications.size(target.name())) {
                send(newest.get());
            }
        }

        private void send(CheckpointTable.Kept checkpoint) {
            try {
                target.send(checkpoint);
            } catch (Exception e) {
                failed(e);
                return;
            }
            publications.sent(target.name(), checkpoint.size());
            if (failing) {
                LOG.info("Checkpoints are sent to the {} again", target.name());
            }
            failing = false;
            pause = LOOK;
        }

        /** Kinds, or words of ours: what a place answers is not. */
        private void failed(Exception failure) {
            var cause =
                    failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
            var told = cause instanceof WitnessRefused
                    ? String.valueOf(cause.getMessage())
                    : cause.getClass().getSimpleName();
            publications.failed(target.name(), told);
            if (!failing) {
                LOG.warn("Checkpoints cannot be sent to the {} for now: {}", target.name(), told);
            }
            failing = true;
            notBefore = System.nanoTime() + pause.toNanos();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }
}
