// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.verification;

import io.rollcall.command.verification.NumberHolders;
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

/** Rows of {@code number_holders}, kept beside the position of the policy. */
@Component
final class PostgresNumberHolders implements NumberHolders {

    private final JdbcClient jdbc;
    private final Fence fence;
    private final IdentifierExpiry expiry;
    private final Clock clock;

    /** @param holding where the policy stands */
    PostgresNumberHolders(
            JdbcClient jdbc, @Qualifier(GROUP) PolicySubscription holding, IdentifierExpiry expiry, Clock clock) {
        this.jdbc = jdbc;
        this.fence = holding.fence();
        this.expiry = expiry;
        this.clock = clock;
    }

    @Override
    public void hold(UserId book, Collection<NumberId> numbers) {
        fence.write(
                "insert into number_holders (number, book) select number, ? from mine, unnest(?) as held (number)"
                        + " on conflict do nothing",
                book.value(),
                ids(numbers));
    }

    @Override
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

    @Override
    public Set<UUID> heldAmong(Collection<UUID> numbers) {
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
