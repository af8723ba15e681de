// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as operators see it.
 *
 * @param state waiting, running, paused or ended
 * @param outcome applied, refused, nothing-to-do, failed or cancelled; {@code null} before its end
 * @param error what went wrong last, or why it is refused; {@code null} for nothing, and once it has ended well
 * @param by the configured name of the operator
 * @param reason {@code null} once erased, or where its key is lost
 * @param endedAt {@code null} before its end
 * @param why a sentence that says more of the outcome; {@code null} where there is none
 * @param result what it has to show; {@code null} for nothing
 */
public record Job(
        UUID id,
        String kind,
        String target,
        String state,
        @Nullable String outcome,
        Progress progress,
        @Nullable String error,
        String by,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String why,
        @Nullable JsonNode result) {

    /**
     * How far it is.
     *
     * @param done so many
     * @param of in all; {@code null} while that is not known
     * @param rate how many are done in a second, smoothed; {@code null} while that is not known
     * @param secondsLeft {@code null} while that is not known
     */
    public record Progress(
            long done,
            @Nullable Long of,
            @Nullable Double rate,
            @Nullable Long secondsLeft) {}

    /** Whether it has an outcome. */
    public boolean hasEnded() {
        return state.equals(JobState.ENDED.word());
    }
}
