// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import org.jspecify.annotations.Nullable;

/** What brings the log's events to one subscription, as far as its {@link OwnedSubscription} must know it. */
public interface ProcessorControl {

    /** Begins to bring events, from the subscription's checkpoint on. */
    void start();

    /** Returns once nothing is brought any more. */
    void shutDown();

    /** Whether it was started and has not ended, by itself or otherwise; it may fail all the same. */
    boolean isRunning();

    /** Whether it cannot even begin, such as when the subscription's position cannot be read. */
    boolean isError();

    /** Whether what is next can only be read by a newer version of this system. */
    boolean waitsForUpgrade();

    /** Tries again at once what waits because it has failed; disturbs nothing that is under way. */
    void tryAgain();

    /** What failed last, in words that hold nothing personal. */
    String trouble();

    /** The same, or {@code null} where nothing has failed. */
    default @Nullable String lastError() {
        return null;
    }
}
