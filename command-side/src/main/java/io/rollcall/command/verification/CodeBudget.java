// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitDecision.Closed;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.http.Refusal;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the codes that clients have sent may cost: by client, by number, by its block, by its country, and in all. A
 * code that is never entered weighs ten times one that is. Numbers that an account holds have budgets of their own, so
 * that whoever uses up those of new numbers keeps no member out.
 */
public final class CodeBudget {

    private static final int UNCONFIRMED = 10;
    private static final int CONFIRMED = 1;

    private final Limits limits;
    private final ServedNumbers served;
    private final Predicate<String> isMembers;

    /** @param isMembers whether an account holds a number, {@code +} and digits */
    CodeBudget(Limits limits, ServedNumbers served, Predicate<String> isMembers) {
        this.limits = limits;
        this.served = served;
        this.isMembers = isMembers;
    }

    /**
     * Pays for a code, and sends it; blocks. What is refused after all costs nothing.
     *
     * @param phone {@code +} and digits
     * @param closed what the client hears where a budget does not suffice, given after how many seconds it does again
     * @throws RuntimeException as {@link io.rollcall.contracts.shared.Unavailable} where nobody can tell just now
     */
    public <T> T pay(ClientAddress client, String phone, LongFunction<Refusal> closed, Supplier<T> send) {
        var charge = charge(isMembers.test(phone), client, phone).times(UNCONFIRMED);
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
     * A code was entered, the right one: gives back what makes one that is never entered weigh more.
     *
     * @param wasMembers whether an account held the number when the code was sent
     */
    public void confirmed(ClientAddress client, String phone, boolean wasMembers) {
        limits.giveBack(charge(wasMembers, client, phone).times(UNCONFIRMED - CONFIRMED));
    }

    /** Where no SMS leaves only the client and the number pay, for what it costs the log. */
    private Charge charge(boolean members, ClientAddress client, String phone) {
        var charge =
                Charge.of(members ? Cost.MEMBER_CODE : Cost.CODE).by(client).by(Dimension.NUMBER, phone);
        return served.refusal(phone).isPresent()
                ? charge.without(Dimension.ALL)
                : charge.by(Dimension.COUNTRY, ServedNumbers.country(phone))
                        .by(Dimension.PREFIX, NumberBlock.of(phone));
    }
}
