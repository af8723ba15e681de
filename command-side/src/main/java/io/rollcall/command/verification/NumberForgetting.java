// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.privacy.IdentifierExpiry;
import io.rollcall.command.privacy.Identifiers;
import io.rollcall.contracts.verification.Forgetting;
import io.rollcall.contracts.verification.NumberId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets numbers, in two steps. Once the first is done nobody uses a number's id any more before the second is; so an
 * id is either used by an address book or forgotten, wherever a process ends.
 */
final class NumberForgetting {

    private final Identifiers identifiers;
    private final IdentifierExpiry expiry;
    private final NumberHolders holders;
    private final TransactionTemplate transaction;
    private final Function<NumberId, Forgetting> number;

    /** @param number asks a number whether it can be forgotten */
    NumberForgetting(
            Identifiers identifiers,
            IdentifierExpiry expiry,
            NumberHolders holders,
            TransactionTemplate transaction,
            Function<NumberId, Forgetting> number) {
        this.identifiers = identifiers;
        this.expiry = expiry;
        this.holders = holders;
        this.transaction = transaction;
        this.number = number;
    }

    /** Forgets those of these that are due and that no address book holds. */
    void forget(Collection<UUID> due, Instant now) {
        var held = holders.heldAmong(due);
        expiry.keep(held, now);
        var others = due.stream().filter(id -> !held.contains(id)).toList();
        expiry.begin(others, now).forEach(this::settle);
    }

    /**
     * Asks the number, and does as it says; whoever wants to use its id waits for that. Nothing happens to one that is
     * not being forgotten any more.
     */
    void settle(UUID id) {
        transaction.executeWithoutResult(status -> {
            if (expiry.lockForgetting(id)) {
                switch (number.apply(new NumberId(id))) {
                    case Forgetting.Forgotten forgotten -> identifiers.forget(Numbers.KIND, id);
                    case Forgetting.Kept kept -> expiry.end(id, kept.until());
                }
            }
        });
    }
}
