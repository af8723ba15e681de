// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.order;

import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as its creator and its executor see it.
 *
 * @param code {@code null} once erased, as {@code description}
 * @param executor {@code null} for nobody yet
 * @param client {@code null} where not given, as {@code service}
 */
public record PlacedOrder(
        OrderId id,
        @Nullable String code,
        @Nullable String description,
        UserId creator,
        @Nullable UserId executor,
        @Nullable String client,
        boolean done,
        @Nullable String service,
        Instant createdAt,
        Instant updatedAt) {}
