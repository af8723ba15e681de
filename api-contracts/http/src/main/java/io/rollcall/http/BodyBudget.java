// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the bodies of all requests in work may come to. The last quarter is for small bodies, so that slow
 * uploads, for which nobody needs a credential, do not keep everybody else from speaking.
 */
final class BodyBudget {

    private static final long SMALL = 64 * 1024;

    private final long all;
    private final long forLarge;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long bytes) {
        this.all = bytes;
        this.forLarge = bytes - bytes / 4;
    }

    /** What one body takes. */
    Share share() {
        return new Share();
    }

    long taken() {
        return taken.get();
    }

    /** What one body has taken so far, to be given back when all work with it is done. Used by one thread at a time. */
    final class Share implements AutoCloseable {

        private final AtomicLong own = new AtomicLong();

        /** Takes so many bytes more, or nothing where they are not to be had. */
        boolean take(int bytes) {
            var limit = own.get() + bytes <= SMALL ? all : forLarge;
            if (taken.addAndGet(bytes) > limit) {
                taken.addAndGet(-bytes);
                return false;
            }
            own.addAndGet(bytes);
            return true;
        }

        /** Gives everything back. */
        @Override
        public void close() {
            taken.addAndGet(-own.getAndSet(0));
        }
    }
}
