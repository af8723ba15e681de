// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many wrong codes a number was given since the last right one.
 *
 * @param known by clients that the number knows, or by strangers: each are counted by themselves
 * @param count from 1
 * @param since when the first of them was
 * @param pausedUntil from when on they may try again; {@code null} where that is at once
 */
public record WrongCodes(
        boolean known,
        int count,
        Instant since,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant pausedUntil) {}
