// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import reactor.core.publisher.Mono;

/**
 * Where a read model must come to before it is read: the end of the log as it was when this process first looked, and
 * anew each time that the read model has lost what it held.
 */
public final class CatchUpGoal {

    private static final long UNKNOWN = Long.MAX_VALUE;

    private Mono<Long> head = Mono.never();
    private boolean seeking;
    private volatile long position = UNKNOWN;
    private volatile boolean reached;
    private volatile boolean lost;

    /** @param head where the log ends */
    synchronized void asks(Mono<Long> head) {
        this.head = head;
    }

    /** What was reached is not there any more; where to come to is asked anew. */
    synchronized void lose() {
        position = UNKNOWN;
        reached = false;
        lost = true;
    }

    /** Sets the goal, unless there is one. */
    public synchronized void set(long end) {
        if (position == UNKNOWN) {
            position = end;
        }
    }

    /** Asks for the goal, unless there is one; what fails is asked again the next time. */
    void seek() {
        if (begins()) {
            head.doFinally(end -> found()).onErrorComplete().subscribe(this::set);
        }
    }

    /** {@link Long#MAX_VALUE} while it is not known. */
    long position() {
        return position;
    }

    /** Whether the log has been asked how far there is to go. */
    public boolean isKnown() {
        return position != UNKNOWN;
    }

    /** Whether something was lost and is not there again, as far as was asked. */
    public boolean isLost() {
        return lost;
    }

    /** @param end of the log, which may be before the goal by now: it was restored */
    boolean isReachedBy(long at, long end) {
        return reached || reach(at, end);
    }

    private synchronized boolean reach(long at, long end) {
        if (isKnown() && at >= Math.min(position, end)) {
            reached = true;
            lost = false;
        }
        return reached;
    }

    private synchronized boolean begins() {
        var begins = position == UNKNOWN && !seeking;
        seeking |= begins;
        return begins;
    }

    private synchronized void found() {
        seeking = false;
    }
}
