// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import io.rollcall.contracts.blacklist.BlacklistCommand;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Blacklists, for tests that ask for them. */
public final class TestBlacklists {

    private final Map<String, Blacklist> lists = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    /** Nobody blocks anybody. */
    public static Blacklists none() {
        return new TestBlacklists().lists();
    }

    /** One user blocks another one, and nobody anybody else. */
    public static Blacklists with(UserId owner, UserId blocked) {
        return new TestBlacklists().blocks(owner, blocked).lists();
    }

    TestBlacklists blocks(UserId owner, UserId blocked) {
        var list = BlacklistCommand.aggregate(owner);
        lists.computeIfAbsent(list, none -> new Blacklist()).evolve(new UserBlocked(owner, blocked));
        versions.merge(list, 0L, (before, zero) -> before + 1);
        return this;
    }

    /** How many lists were read. */
    int reads() {
        return reads.get();
    }

    Blacklists lists() {
        return new Blacklists(
                new Reader<>() {
                    @Override
                    public <R> Optional<R> read(String aggregate, Function<Blacklist, R> look) {
                        reads.incrementAndGet();
                        return Optional.ofNullable(lists.get(aggregate)).map(look);
                    }
                },
                asked -> versions);
    }
}
