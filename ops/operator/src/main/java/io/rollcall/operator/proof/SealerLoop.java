// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.ProcessorControl;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Has the tree follow the log, from behind: no command waits for it. While there is much to do it rests for as long as
 * it works; where anything fails it begins again from what is stored.
 */
final class SealerLoop implements ProcessorControl {

    private static final Duration LOOK = Duration.ofMillis(200);

    /** So many looks at what this process has seen of the log, and then one at the log itself. */
    private static final int ANYWAY = 5;

    private final Sealing sealing;
    private final CheckpointSigner signer;
    private final LogHistory log;
    private volatile boolean running;
    private volatile @Nullable String failure;
    private volatile @Nullable String last;
    private volatile @Nullable Thread thread;
    private int looks;

    SealerLoop(Sealing sealing, CheckpointSigner signer, LogHistory log) {
        this.sealing = sealing;
        this.signer = signer;
        this.log = log;
    }

    /** How far the tree has come, where this process has it grow. */
    OptionalLong reached() {
        return running ? sealing.reached() : OptionalLong.empty();
    }

    @Override
    public void start() {
        running = true;
        looks = ANYWAY;
        thread = Loop.every(LOOK, Sealer.NAME, () -> running, this::round);
    }

    @Override
    public void shutDown() {
        running = false;
        Loop.awaitEnd(thread);
        forget();
    }

    private void forget() {
        sealing.forget();
        signer.forget();
    }

    private void round(Heartbeat heart) {
        try {
            catchUp(heart);
            sign();
            failure = null;
        } catch (Throwable e) {
            FatalErrors.endIfFatal(e);
            forget();
            failure = e instanceof SealRefused ? e.getMessage() : e.getClass().getSimpleName();
            last = failure;
            throw e;
        }
    }

    private void catchUp(Heartbeat heart) {
        var begun = System.nanoTime();
        while (running && mayLack() && sealing.addPage()) {
            heart.beat();
            sign();
            LockSupport.parkNanos(System.nanoTime() - begun);
            begun = System.nanoTime();
        }
    }

    private void sign() {
        signer.signIfDue(sealing.state(), sealing::root);
    }

    private boolean mayLack() {
        looks = sealing.state().size() < log.seen() ? ANYWAY : looks + 1;
        if (looks < ANYWAY) {
            return false;
        }
        looks = 0;
        return true;
    }

    @Override
    public boolean isRunning() {
        var under = thread;
        return running && under != null && under.isAlive();
    }

    @Override
    public boolean isError() {
        return failure != null;
    }

    /** It takes events as they are stored: none is unknown. */
    @Override
    public boolean waitsForUpgrade() {
        return false;
    }

    @Override
    public void tryAgain() {
        LockSupport.unpark(thread);
    }

    @Override
    public String trouble() {
        var known = last;
        return known == null ? "it does not say why" : known;
    }

    @Override
    public @Nullable String lastError() {
        return last;
    }
}
