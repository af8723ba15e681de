// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.log.codec.UnknownEvent;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What failed last with one subscription: kinds and places only, since messages of exceptions may hold personal data.
 */
final class LastFailure {

    private static final int DEPTH = 3;

    private volatile @Nullable String last;
    private volatile boolean waitsForUpgrade;

    /** Does a subscription's work. An error comes out as an exception, as Axon expects. */
    <T extends @Nullable Object> T in(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            last = told(e);
            throw e;
        } catch (Error e) {
            FatalErrors.endIfFatal(e);
            last = told(e);
            throw new IllegalStateException("A subscription failed", e);
        }
    }

    /** The next event is one that only a newer version can read. */
    void cannotRead(UnknownEvent event) {
        last = "it waits for an upgrade: a newer version has written " + event;
        waitsForUpgrade = true;
    }

    boolean waitsForUpgrade() {
        return waitsForUpgrade;
    }

    /** It begins again, perhaps elsewhere in the log. */
    void begin() {
        waitsForUpgrade = false;
    }

    @Override
    public String toString() {
        var failure = last;
        return failure == null ? "it waits, and nothing has failed so far" : failure;
    }

    /** {@code null} where nothing has failed. */
    @Nullable
    String last() {
        return last;
    }

    private static String told(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .map(LastFailure::kindAndPlace)
                .collect(Collectors.joining(", caused by "));
    }

    private static String kindAndPlace(Throwable failure) {
        var stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
