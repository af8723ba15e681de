// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import java.util.List;

/**
 * Names the bucket of one budget. Another budget makes it another key: a changed setting begins with full buckets, and
 * processes with different settings count apart.
 *
 * @param digest stands for the key in the database
 */
public record BucketKey(Cost cost, Dimension dimension, Budget budget, String digest) {

    /** Names one by what it counts for. */
    public static BucketKey of(LimitDigest digests, Cost cost, Dimension dimension, Budget budget, String key) {
        return new BucketKey(
                cost, dimension, budget, digests.of(cost.name(), dimension.name(), budget.toString(), key));
    }

    /** The bucket by which all processes know that somebody has told of this one already. */
    BucketKey told() {
        var once = new Budget(List.of(new Budget.Rate(1, budget.period())));
        return new BucketKey(cost, dimension, once, "told:" + digest);
    }
}
