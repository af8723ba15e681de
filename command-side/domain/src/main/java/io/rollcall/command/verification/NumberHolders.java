// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.privacy.IdentifierExpiry;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which address books hold which numbers, as of where the policy of the group {@link #GROUP} stands in the log. */
@Component
public final class NumberHolders {

    /** The processing group, and the name, of the policy that keeps this. */
    public static final String GROUP = "number-holding";

    private final JdbcClient jdbc;
    private final Fence fence;
    private final IdentifierExpiry expiry;
    private final Clock clock;

    /** @param holding where that policy stands: what is late could hold again what was let go of since */
    NumberHolders(JdbcClient jdbc, @Qualifier(GROUP) PolicySubscription holding, IdentifierExpiry expiry, Clock clock) {
        this.jdbc = jdbc;
        this.fence = holding.fence();
        this.expiry = expiry;
        this.clock = clock;
    }

    /** This user's book holds these numbers from here on, so they are not forgotten. Nothing happens a second time. */
    public void hold(UserId book, Collection<NumberId> numbers) {
        fence.write(
                "insert into number_holders (number, book) select number, ? from mine, unnest(?) as held (number)"
                        + " on conflict do nothing",
                book.value(),
                ids(numbers));
    }

    /**
     * This user's book does not hold these numbers any more. Those that no book holds then are due to be looked at
     * again.
     */
    public void letGo(UserId book, Collection<NumberId> numbers) {
        fence.write(
                "delete from number_holders using mine where book = ? and number = any(?)", book.value(), ids(numbers));
        var free = jdbc.sql("select number from unnest(?) as freed (number)"
                        + " where not exists (select from number_holders as held where held.number = freed.number)")
                .param(ids(numbers))
                .query(UUID.class)
                .list();
        expiry.askAt(free, clock.instant());
    }

    /** Those of these numbers that some book holds. */
    Set<UUID> heldAmong(Collection<UUID> numbers) {
        return jdbc
                .sql("select number from unnest(?) as asked (number)"
                        + " where exists (select from number_holders as held where held.number = asked.number)")
                .param(numbers.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static UUID[] ids(Collection<NumberId> numbers) {
        return numbers.stream().map(NumberId::value).toArray(UUID[]::new);
    }
}
