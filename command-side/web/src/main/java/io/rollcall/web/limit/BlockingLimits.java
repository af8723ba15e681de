// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.limit;

import io.rollcall.command.limit.LimitProperties;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.http.Refusal;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The limits, for endpoints that block. */
@Component
public final class BlockingLimits {

    private final Limits limits;
    private final boolean enforced;

    public BlockingLimits(Limits limits, LimitProperties properties) {
        this.limits = limits;
        this.enforced = properties.enforces();
    }

    /** Whether a closed budget refuses; otherwise it is only counted and logged. */
    public boolean areEnforced() {
        return enforced;
    }

    /**
     * Takes a charge for good.
     *
     * @throws Refusal 429 where a budget does not suffice
     */
    public void take(Charge charge) {
        if (limits.takeNow(charge) instanceof LimitDecision.Closed closed) {
            throw Refusal.throttled(closed.retryAfterSeconds());
        }
    }

    /**
     * Takes a charge, does something, and gives the charge back where that came to nothing that costs.
     *
     * @throws Refusal 429 where a budget does not suffice: nothing is done
     */
    public <T> T charged(Charge charge, Supplier<T> work, Predicate<T> costs) {
        take(charge);
        var kept = false;
        try {
            var outcome = work.get();
            kept = costs.test(outcome);
            return outcome;
        } finally {
            if (!kept) {
                limits.giveBack(charge).join();
            }
        }
    }
}
