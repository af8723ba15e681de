// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.blacklist.BlacklistCommand;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.AggregateVersions;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The blocked users of a user: a look at blacklists while deciding on something else, which the log holds the decision
 * to.
 */
public final class Blacklists {

    /** As many pairs of users as are remembered, each with what was true at one version of a list. */
    private static final int MOST = 100_000;

    private record Pair(UserId owner, UserId other) {}

    private record Known(long version, boolean blocks) {}

    private final Reader<Blacklist> lists;
    private final AggregateVersions versions;
    private final Cache<Pair, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Blacklists(Reader<Blacklist> lists, AggregateVersions versions) {
        this.lists = lists;
        this.versions = versions;
    }

    /** Whether a user blocks another one. */
    public boolean blocks(UserId owner, UserId other) {
        return lists.read(BlacklistCommand.aggregate(owner), it -> it.holds(other))
                .orElse(false);
    }

    /**
     * Those of many users that block another one. One statement, and one more for each list that has changed since it
     * was asked last; the log does not hold the decision to it, so that a block of the same moment may come after.
     */
    public Set<UserId> blocking(Collection<UserId> owners, UserId other) {
        var present =
                versions.of(owners.stream().map(BlacklistCommand::aggregate).toList());
        return owners.stream()
                .filter(owner -> {
                    var version = present.get(BlacklistCommand.aggregate(owner));
                    return version != null && blocks(new Pair(owner, other), version);
                })
                .collect(Collectors.toSet());
    }

    private boolean blocks(Pair pair, long version) {
        var last = known.getIfPresent(pair);
        if (last == null || last.version() != version) {
            last = new Known(version, asOf(version, pair));
            known.put(pair, last);
        }
        return last.blocks();
    }

    private boolean asOf(long version, Pair pair) {
        return lists.read(BlacklistCommand.aggregate(pair.owner()), version, it -> it.holds(pair.other()))
                .orElse(false);
    }
}
