// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import io.rollcall.web.limit.BlockingLimits;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Bounds how many accounts are made that take no code: whatever is bounded by user is bounded only as far as users are.
 * Asked before anything is hashed, so that a client over the limit costs no password's work.
 */
@Component
public final class RegistrationLimits {

    private final BlockingLimits budgets;

    RegistrationLimits(BlockingLimits budgets) {
        this.budgets = budgets;
    }

    /**
     * Has an account made. Whatever it answers costs a registration, that a name is somebody else's too: it tells which
     * users there are. What it throws costs nothing, since nothing came of it. Blocks.
     *
     * @throws Refusal 429 where the client, or everybody together, has registered too much: it is not made
     */
    public Answer make(ClientAddress client, Supplier<Answer> account) {
        return budgets.charged(Charge.of(Cost.REGISTRATION).by(client), account, answered -> true);
    }
}
