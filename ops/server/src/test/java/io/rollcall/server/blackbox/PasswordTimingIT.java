// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** C-20 and C-21: how long a refusal takes does not tell whether there is anybody of that name. */
class PasswordTimingIT {

    private static final int ROUNDS = 15;

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User user = crm.signUp();

    /** The best of each, as others keep the server busy. Without a hash to make an answer is ten times as fast. */
    @Test
    void c21_anUnknownNameTakesAsLongAsAWrongPassword() {
        var wrong = Long.MAX_VALUE;
        var unknown = Long.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            wrong = Math.min(wrong, nanosOf(user.email()));
            unknown = Math.min(unknown, nanosOf(Crm.unusedEmail()));
        }
        assertThat((double) unknown / wrong).isBetween(0.4, 2.5);
    }

    private long nanosOf(String email) {
        var begin = System.nanoTime();
        crm.logIn("email", email, "user1user2").is(401, "detail", UNKNOWN);
        return System.nanoTime() - begin;
    }
}
