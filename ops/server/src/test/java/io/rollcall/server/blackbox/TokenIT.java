// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** B-14 and B-15: one token for each user. */
class TokenIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void a33_signingInAgainGivesTheSameUserAnotherToken() {
        var user = meet.signUp();
        var again = meet.signInAgain(user);
        assertThat(again.userId()).isEqualTo(user.userId());
        assertThat(again.token()).isNotEqualTo(user.token());
    }

    @Test
    void a34_thePreviousTokenIsInvalid() {
        var user = meet.signUp();
        meet.signInAgain(user);
        meet.as(user).get(ACCOUNT).is(401, "{'detail':'Invalid token.'}");
    }

    @Test
    void b14_signingInInvalidatesThePreviousTokenAtOnce() {
        var before = meet.signUp();
        var after = meet.signInAgain(before);
        meet.as(before).get(ACCOUNT).is(401, "{'detail':'Invalid token.'}");
        meet.as(after).get(ACCOUNT).is(200);
    }

    @Test
    void b15_signingInLeavesTheTokensOfOthers() {
        var other = meet.signUp();
        meet.signInAgain(meet.signUp());
        meet.as(other).get(ACCOUNT).is(200);
    }
}
