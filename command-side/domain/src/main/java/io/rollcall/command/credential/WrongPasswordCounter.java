// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Counts wrong passwords in a row, by whatever they are guessed for. What is compared while the count stands still, or
 * turns out to while it was compared, tells its caller nothing: so many at once learn no more than one after the other.
 * All methods block.
 */
public interface WrongPasswordCounter {

    /** How it stands with what is guessed for. */
    sealed interface Count {

        /** A password may be compared. */
        record Open() implements Count {}

        /** None is compared before this has passed. */
        record Paused(Duration rest) implements Count {}

        /** None is compared any more. */
        record Ended() implements Count {}
    }

    /** What is counted of a subject now; zero of one that nothing is known of. */
    Count of(String subject);

    /**
     * One more was wrong.
     *
     * @param longest pause
     * @return how many there are now; empty where it may not be told, since others were faster
     */
    Optional<Integer> add(String subject, Duration longest);

    /** One was right, which begins the count anew; false where it may not be told, since others were faster. */
    boolean end(String subject);

    /** What was guessed for has changed: what was wrong may be right now. */
    void forget(Collection<String> subjects);

    /** Forgets counts that have not grown for as long as {@code rollcall.credential.guessing.remembered} says. */
    void removeExpired();
}
