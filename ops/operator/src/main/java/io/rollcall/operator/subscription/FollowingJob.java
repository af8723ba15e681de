// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.operator.job.JobKind;
import java.util.OptionalLong;

/** An act on how a subscription follows the log: two of them do not run beside each other. */
abstract class FollowingJob implements JobKind {

    private final String kind;
    private final SubscriptionLookup subscriptions;

    FollowingJob(String kind, SubscriptionLookup subscriptions) {
        this.kind = kind;
        this.subscriptions = subscriptions;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final String lane() {
        return "following";
    }

    @Override
    public final OptionalLong position(String target) {
        return subscriptions.find(target).stream()
                .mapToLong(SubscriptionView::position)
                .findFirst();
    }
}
