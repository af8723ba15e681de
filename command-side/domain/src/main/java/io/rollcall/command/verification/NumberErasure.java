// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.verification.ForgetNumberResult;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.privacy.IdentifierExpiry;
import io.rollcall.privacy.Identifiers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Forgets numbers, in two steps. Once the first is done nobody uses a number's id any more before the second is; so an
 * id is either used by an address book or forgotten, wherever a process ends.
 */
final class NumberErasure {

    private final Identifiers identifiers;
    private final IdentifierExpiry expiry;
    private final NumberHolders holders;
    private final BooleanSupplier holdersAreKnown;
    private final Function<NumberId, ForgetNumberResult> number;

    /**
     * @param holdersAreKnown waits until the {@link NumberHolders} are those of all imports so far; whether that came
     *     in time
     * @param number asks a number whether it can be forgotten
     */
    NumberErasure(
            Identifiers identifiers,
            IdentifierExpiry expiry,
            NumberHolders holders,
            BooleanSupplier holdersAreKnown,
            Function<NumberId, ForgetNumberResult> number) {
        this.identifiers = identifiers;
        this.expiry = expiry;
        this.holders = holders;
        this.holdersAreKnown = holdersAreKnown;
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
     * Asks the number, and does as it says; a command that wants to use its id waits for that. Nothing happens to one
     * that is not being forgotten any more. An import that was given the id before this began is in the log by now, or
     * will find that it is being forgotten.
     *
     * @throws HoldersUnknown while its holders are not known; it stays as it is until somebody asks again
     */
    void settle(UUID id) {
        if (!holdersAreKnown.getAsBoolean()) { // waits, so not within the transaction
            throw new HoldersUnknown();
        }
        expiry.settle(id, () -> settleLocked(id));
    }

    private void settleLocked(UUID id) {
        if (!holders.heldAmong(List.of(id)).isEmpty()) {
            expiry.end(id, null);
            return;
        }
        switch (number.apply(new NumberId(id))) {
            case ForgetNumberResult.Forgotten forgotten -> identifiers.forget(Numbers.KIND, id);
            case ForgetNumberResult.Kept kept -> expiry.end(id, kept.until());
        }
    }

    /** The holders of a number are not known just now. */
    static final class HoldersUnknown extends RuntimeException implements Unavailable {

        HoldersUnknown() {
            super("The policy " + NumberHolders.GROUP + " is not up to date", null, false, false);
        }
    }
}
