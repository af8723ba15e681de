// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.proof.ProofRefused.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests say that something is refused, and for which reason. */
public final class Refusals {

    private Refusals() {}

    /** That it is refused for this reason. */
    public static void assertRefused(Reason reason, ThrowingCallable shown) {
        assertThatThrownBy(shown)
                .isInstanceOfSatisfying(
                        ProofRefused.class,
                        refusal -> assertThat(refusal.reason())
                                .as(refusal.getMessage())
                                .isEqualTo(reason));
    }

    /** That it is not in its format. */
    public static void assertMalformed(ThrowingCallable shown) {
        assertRefused(Reason.MALFORMED, shown);
    }
}
