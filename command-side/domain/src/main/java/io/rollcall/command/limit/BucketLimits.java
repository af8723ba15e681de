// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.command.limit.Buckets.Taking;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each budget of a charge in turn, the widest first, so that a client that is refused by a wide one makes no rows
 * of narrow ones. What is known to be closed is refused without asking.
 */
final class BucketLimits implements Limits {

    private static final Logger LOG = LoggerFactory.getLogger(BucketLimits.class);
    private static final LimitDecision GRANTED = new LimitDecision.Granted();

    private final LimitProperties properties;
    private final LimitDigest digests;
    private final Buckets buckets;
    private final TokenLeases leases;
    private final ClosedBuckets closed;
    private final ClosedBudgetReporter closings;
    private final Executor threads;

    /** @param threads for what blocks: virtual ones */
    BucketLimits(
            LimitProperties properties,
            LimitDigest digests,
            Buckets buckets,
            ClosedBuckets closed,
            ClosedBudgetReporter closings,
            Executor threads) {
        this.properties = properties;
        this.digests = digests;
        this.buckets = buckets;
        this.leases = new TokenLeases(buckets);
        this.closed = closed;
        this.closings = closings;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<LimitDecision> take(Charge charge) {
        closings.taken(charge.cost(), charge.amount());
        var keys = keys(charge);
        var known = keys.stream().flatMap(key -> closed.find(key).stream()).findFirst();
        if (known.isPresent()) {
            closings.refused(charge.cost(), known.get().dimension());
            return CompletableFuture.completedFuture(enforced(known.get()));
        }
        if (keys.isEmpty() || (charge.cost().isFrequent() && leases.spend(keys, charge.amount()))) {
            return CompletableFuture.completedFuture(GRANTED);
        }
        return CompletableFuture.supplyAsync(() -> enforced(asked(charge, keys)), threads);
    }

    @Override
    public CompletableFuture<Void> giveBack(Charge charge) {
        closings.givenBack(charge.cost(), charge.amount());
        var keys = keys(charge);
        keys.forEach(closed::reopen);
        return CompletableFuture.runAsync(() -> giveBack(keys, charge.amount()), threads);
    }

    private LimitDecision enforced(LimitDecision decision) {
        return properties.enforces() ? decision : GRANTED;
    }

    private LimitDecision asked(Charge charge, List<BucketKey> keys) {
        try {
            return charge.cost().isFrequent() ? leased(charge, keys) : taken(charge, keys);
        } catch (LimitsUnavailable e) {
            closings.unknown(charge.cost());
            if (charge.cost().isFrequent() || !properties.enforces()) {
                return GRANTED;
            }
            throw e;
        }
    }

    private LimitDecision taken(Charge charge, List<BucketKey> keys) {
        var taken = new ArrayList<BucketKey>();
        for (var key : keys) {
            if (buckets.take(key, charge.amount()) instanceof Taking.TooFew few) {
                giveBack(taken, charge.amount());
                return closed(key, few);
            }
            taken.add(key);
        }
        return GRANTED;
    }

    private LimitDecision leased(Charge charge, List<BucketKey> keys) {
        for (var key : keys) {
            if (leases.fill(key, charge.amount()) instanceof Taking.TooFew few) {
                return closed(key, few);
            }
        }
        return leases.spend(keys, charge.amount()) ? GRANTED : leased(charge, keys);
    }

    private LimitDecision closed(BucketKey key, Taking.TooFew few) {
        closings.refused(key.cost(), key.dimension());
        if (closed.isNews(key) && buckets.take(key.told(), 1) instanceof Taking.Taken) {
            closings.closed(key.cost(), key.dimension());
        }
        return closed.close(key, few.until());
    }

    private void giveBack(List<BucketKey> keys, long tokens) {
        try {
            keys.forEach(key -> buckets.giveBack(key, tokens));
        } catch (LimitsUnavailable e) {
            LOG.debug("Tokens of a limit could not be given back: {}", e.getMessage());
        }
    }

    private List<BucketKey> keys(Charge charge) {
        return charge.keys().entrySet().stream()
                .map(entry -> {
                    var budget = properties.budget(charge.cost(), entry.getKey());
                    return budget.isNone()
                            ? null
                            : BucketKey.of(digests, charge.cost(), entry.getKey(), budget, entry.getValue());
                })
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
