// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.verification;

import io.rollcall.command.verification.NumberBlock;
import io.rollcall.command.verification.ServedNumbers;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision.Closed;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.http.Refusal;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What the codes that clients have sent may cost: by client, by number, by its block, by its country, and in all. A
 * code that is never entered weighs ten times one that is. Numbers that an account holds have budgets of their own, so
 * that a client that uses up those of new numbers keeps no member out; and so have clients that such a number knows, so
 * that no stranger does.
 */
public final class CodeBudget {

    private static final int UNCONFIRMED = 10;
    private static final int CONFIRMED = 1;

    /** What is known of a number, {@code +} and digits. */
    interface NumberKnowledge {

        /** Whether an account holds it. */
        boolean isMembers(String phone);

        /** Whether it was proven lately from this client's network. */
        boolean knows(String phone, ClientAddress client);
    }

    private final Limits limits;
    private final ServedNumbers served;
    private final NumberKnowledge knowledge;

    CodeBudget(Limits limits, ServedNumbers served, NumberKnowledge knowledge) {
        this.limits = limits;
        this.served = served;
        this.knowledge = knowledge;
    }

    /**
     * Pays for a code, and sends it; blocks. What is refused after all costs nothing.
     *
     * @param phone {@code +} and digits
     * @param closed what the client hears where a budget does not suffice, given after how many seconds it does again
     * @throws RuntimeException as {@link io.rollcall.contracts.shared.Unavailable} where nobody can tell just now
     */
    public <T> T pay(ClientAddress client, String phone, LongFunction<Refusal> closed, Supplier<T> send) {
        var charge = charge(knowledge.isMembers(phone), client, phone).times(UNCONFIRMED);
        if (limits.takeNow(charge) instanceof Closed budget) {
            throw closed.apply(budget.retryAfterSeconds());
        }
        try {
            return send.get();
        } catch (Refusal e) {
            limits.giveBack(charge);
            throw e;
        }
    }

    /**
     * A code was entered, the right one: gives back what makes one that is never entered weigh more. To be told before
     * the number knows the client by it.
     *
     * @param wasMembers whether an account held the number when the code was sent
     */
    public void confirmed(ClientAddress client, String phone, boolean wasMembers) {
        limits.giveBack(charge(wasMembers, client, phone).times(UNCONFIRMED - CONFIRMED));
    }

    /** Where no SMS leaves only the client and the number pay, for what it costs the log. */
    private Charge charge(boolean members, ClientAddress client, String phone) {
        var charge = Charge.of(cost(members, client, phone))
                .by(client)
                .by(Dimension.NUMBER, phone)
                .by(Dimension.NUMBER_OF_NETWORK, phone + " " + client.network());
        return served.refusal(phone).isPresent()
                ? charge.without(Dimension.ALL)
                : charge.by(Dimension.COUNTRY, ServedNumbers.country(phone))
                        .by(Dimension.PREFIX, NumberBlock.of(phone));
    }

    private Cost cost(boolean members, ClientAddress client, String phone) {
        if (!members) {
            return Cost.CODE;
        }
        return knowledge.knows(phone, client) ? Cost.KNOWN_CODE : Cost.MEMBER_CODE;
    }
}
