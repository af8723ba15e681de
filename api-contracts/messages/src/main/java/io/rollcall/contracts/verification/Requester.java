// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The client that asks a number for a code or enters one, as far as the number tells clients apart.
 *
 * @param tag stands for their network at this number, for a day at least; {@code null} where nobody asked from there
 * @param known whether the number was proven from their network lately, or is theirs by the credential that they show
 * @param counted whether limits that all processes share count what they enter; otherwise a code that could take an
 *     account over is not compared
 * @param twice whether the right code is used up and does not let them in: they have to enter another one
 */
public record Requester(@Nullable UUID tag, boolean known, boolean counted, boolean twice) {

    /** A client of which nothing is known, and which only the number's own counter bounds. */
    public static final Requester ANYBODY = new Requester(null, false, true, false);
}
