// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.rollcall.command.limit.BucketKey;
import io.rollcall.command.limit.Buckets;
import io.rollcall.command.limit.Budget;
import io.rollcall.command.limit.LimitsUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Buckets as rows of {@code limit_buckets}, which Bucket4j keeps. The time is that of the system's clock. */
final class PostgresBuckets implements Buckets {

    private static final int EXPIRED_AT_ONCE = 10_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> rows;

    PostgresBuckets(DataSource source, Clock clock) {
        rows = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(source)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("limit_buckets")
                .idColumn("digest")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .clientClock(time(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    @Override
    public Taking take(BucketKey key, long tokens) {
        if (tokens > key.budget().most()) {
            return new Taking.TooFew(key.budget().period());
        }
        try {
            var probe = bucket(key).tryConsumeAndReturnRemaining(tokens);
            return probe.isConsumed()
                    ? new Taking.Taken()
                    : new Taking.TooFew(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        } catch (BucketExecutionException e) {
            throw new LimitsUnavailable(e);
        }
    }

    @Override
    public long takeUpTo(BucketKey key, long tokens) {
        try {
            return bucket(key).tryConsumeAsMuchAsPossible(tokens);
        } catch (BucketExecutionException e) {
            throw new LimitsUnavailable(e);
        }
    }

    @Override
    public void giveBack(BucketKey key, long tokens) {
        try {
            bucket(key).addTokens(tokens);
        } catch (BucketExecutionException e) {
            throw new LimitsUnavailable(e);
        }
    }

    /** Those that have been full again for a minute. */
    @Override
    public void removeExpired() {
        var removed = rows.removeExpired(EXPIRED_AT_ONCE);
        while (removed == EXPIRED_AT_ONCE) {
            removed = rows.removeExpired(EXPIRED_AT_ONCE);
        }
    }

    private BucketProxy bucket(BucketKey key) {
        return rows.builder().build(key.digest(), () -> configuration(key.budget()));
    }

    private static BucketConfiguration configuration(Budget budget) {
        var builder = BucketConfiguration.builder();
        budget.rates()
                .forEach(rate -> builder.addLimit(
                        limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.period())));
        return builder.build();
    }

    private static TimeMeter time(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
