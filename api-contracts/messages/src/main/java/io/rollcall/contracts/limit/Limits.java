// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Bounds what strangers cost us, by budgets that all processes share. Ask it <em>before</em> the work is done or the
 * secret compared, so that a hundred requests at once count as a hundred; then give back what turned out to be honest.
 */
public interface Limits {

    /**
     * Takes a charge from all its budgets, or from none.
     *
     * @return fails as {@link io.rollcall.contracts.shared.Unavailable} where nobody can tell what is left, unless the
     *     cost is {@linkplain Cost#isFrequent() frequent}
     */
    CompletableFuture<LimitDecision> take(Charge charge);

    /**
     * The same on the caller's thread, which is blocked meanwhile: a virtual one.
     *
     * @throws RuntimeException as {@link io.rollcall.contracts.shared.Unavailable} where nobody can tell what is left
     */
    default LimitDecision takeNow(Charge charge) {
        try {
            return take(charge).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /**
     * Puts back what was taken: it was confirmed, or never happened. A budget never holds more than at first. Where it
     * cannot be put back just now it is lost.
     *
     * @return done once it is back; never fails
     */
    CompletableFuture<Void> giveBack(Charge charge);
}
