// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import io.rollcall.command.contact.ContactProperties;
import io.rollcall.command.shared.InTurn;
import io.rollcall.contracts.contact.ContactCommand.CountNewContacts;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Bounds what importing costs us, and what it tells: which numbers are somebody's. One import of a user's at a time; so
 * many phones in a book; and so many a day that were in none. Blocks.
 */
@Component
final class ImportLimit {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandGateway commands;
    private final Limits limits;
    private final int most;
    private final InTurn inTurn = new InTurn(PATIENCE, () -> Refusal.throttled(1));

    ImportLimit(CommandGateway commands, Limits limits, ContactProperties properties) {
        this.commands = commands;
        this.limits = limits;
        this.most = properties.most();
    }

    /** Does the work once no other import of this user's is being done. */
    <T> T inTurn(UserId owner, Supplier<T> work) {
        return inTurn.run(owner, work);
    }

    /**
     * Takes what of these phones is new to the owner's book.
     *
     * @param known the ids of those that have one
     * @throws Refusal 400 where they are more than a book may hold, 429 where they are too many for today
     */
    void take(UserId owner, Collection<String> phones, Map<String, NumberId> known) {
        if (phones.size() > most) {
            throw Refusal.field("phones", "Ensure this field has no more than " + most + " elements.");
        }
        var newcomers = phones.size() - known.size() + countNew(owner, Set.copyOf(known.values()));
        if (newcomers > 0 && limits.take(charge(owner, newcomers)).join() instanceof LimitDecision.Closed closed) {
            throw BudgetedLookUpLimit.throttled(Door.MEET, closed);
        }
    }

    private long countNew(UserId owner, Set<NumberId> known) {
        return known.isEmpty()
                ? 0
                : commands.<Long>send(new CountNewContacts(owner, known)).result();
    }

    private static Charge charge(UserId owner, long amount) {
        return new Charge(Cost.IMPORT, Map.of(Dimension.USER, owner.toString()), amount);
    }
}
