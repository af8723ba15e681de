// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.log.subscription.SubscriptionReport;
import io.rollcall.log.subscription.SubscriptionReport.Condition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one subscription, put together.
 *
 * @param said by its last owner; {@code null} for nothing
 * @param owner the number of the process that owns it now; {@code null} for none
 * @param paused whether it is ordered to stand still
 * @param behind by so many events
 */
record Standing(@Nullable SubscriptionReport said, @Nullable Integer owner, boolean paused, long behind) {

    /** Behind the log by more events than these it is catching up. */
    private static final long NEAR = 1_000;

    private static final String NOBODY = "No process owns it.";

    /** @param sign what is shown instead where it gets on; empty for nothing */
    SubscriptionView view(String name, long position, long head, SubscriptionView.Lag lag, String sign) {
        var state = state();
        var isWell = state == Condition.LIVE || state == Condition.CATCHING_UP;
        var says = saysItsOwner();
        return new SubscriptionView(
                name,
                position,
                head,
                lag,
                says == null ? null : Double.valueOf(says.rate()),
                isWell && !sign.isEmpty() ? sign : word(state),
                owner == null ? null : says == null ? "process " + owner : says.owner(),
                error(state));
    }

    private Condition state() {
        var says = saysItsOwner();
        if (says != null) {
            return says.condition();
        }
        if (owner != null) {
            return behind > NEAR ? Condition.CATCHING_UP : Condition.LIVE; // an older version, or begun a moment ago
        }
        if (paused) {
            return Condition.PAUSED;
        }
        return said != null && said.condition() == Condition.WAITS_FOR_UPGRADE
                ? Condition.WAITS_FOR_UPGRADE
                : Condition.FAILED;
    }

    private @Nullable String error(Condition state) {
        var last = said == null ? null : said.error();
        return owner == null && state == Condition.FAILED ? (last == null ? NOBODY : NOBODY + " " + last) : last;
    }

    private @Nullable SubscriptionReport saysItsOwner() {
        return said != null && owner != null && owner == said.process() ? said : null;
    }

    private static String word(Condition state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
