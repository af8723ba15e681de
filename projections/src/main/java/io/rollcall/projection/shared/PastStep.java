// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one event made of one document.
 *
 * @param before the content, made when it is asked for; {@code null} where there was none
 * @param after the same; {@code null} where there is none any more
 * @param error the kind and the place of what was thrown, nothing personal; {@code null} where all went well
 */
public record PastStep(
        TrackedEventMessage<?> event,
        Supplier<@Nullable Document> before,
        Supplier<@Nullable Document> after,
        @Nullable String error) {}
