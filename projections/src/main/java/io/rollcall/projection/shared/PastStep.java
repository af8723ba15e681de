// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one event made of one document.
 *
 * @param before the content; {@code null} where there was none
 * @param after the same; {@code null} where there is none any more
 * @param error the kind and the place of what was thrown, nothing personal; {@code null} where all went well
 * @param skipped whether an operator has had the read model, or this document, go on without the event
 */
public record PastStep(
        TrackedEventMessage<?> event,
        @Nullable Document before,
        @Nullable Document after,
        @Nullable String error,
        boolean skipped) {

    /** An event that an operator has decided is not taken. */
    static PastStep passedOver(TrackedEventMessage<?> event, @Nullable Document content) {
        return new PastStep(event, content, content, null, true);
    }
}
