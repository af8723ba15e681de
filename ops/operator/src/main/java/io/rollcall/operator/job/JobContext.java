// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.contracts.operation.OperationId;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A job under way, as the kind that does it sees it. */
public interface JobContext {

    /** The job's own id, which is that of its operation. */
    OperationId id();

    /** What it acts on. */
    String target();

    /** What it was asked for with: a JSON object, as given to {@link Jobs}. */
    JsonNode parameters();

    /** The configured name of the operator that has asked for it. */
    String operator();

    /** Why, as the operator said: free text that may name a person. */
    String reason();

    /** What was kept last; empty at the beginning. */
    Optional<JsonNode> checkpoint();

    /**
     * Keeps what is needed to go on from here; kept when this returns. At most some kilobytes, nothing personal.
     *
     * @param state JSON, or anything that can be written as such
     * @throws RuntimeException where this process may not go on with the job: let it pass
     */
    void checkpoint(Object state);

    /**
     * Tells how far it is. Costs nothing; what is told is kept about twice a second.
     *
     * @param done so many, of any kind; events, where that fits
     * @param of in all; may grow
     */
    void progress(long done, long of);

    /**
     * The same of what is done elsewhere and measured there, so that the time in which nobody does it does not count.
     *
     * @param rate how many are done in a second while it is worked on; 0 while that is not known
     * @param after what follows then and takes so long, whatever the rate
     */
    void progress(long done, long of, double rate, Duration after);

    /**
     * Keeps something to show with the job, for as long as it is kept; at most 64 KiB of JSON; personal data masked.
     *
     * @param result JSON, or anything that can be written as such
     */
    void result(Object result);

    /** Whether an operator wants it paused: {@link #goOn()} would wait. */
    boolean isPaused();

    /** Whether an operator wants it to end, or this process does: {@link #goOn()} would throw. */
    boolean isCancelled();

    /**
     * Returns at once where the job may go on, and later where it is paused.
     *
     * @throws RuntimeException where it is cancelled, or left to another process: let it pass
     */
    void goOn();
}
