// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left at the referral door of a user that leaves at another one: nothing, and at once. */
class LeavingReferralIT {

    private final Meet meet = Meet.at(Server.base());
    private final Visitor anna = Visitor.loggedIn();
    private final String phone = Phones.unused();
    private final Visitor boris = Visitor.loggedIn(phone);

    @Test
    void allSessionsEndWithTheAccount() {
        var elsewhere = Visitor.loggedIn(phone);
        leave();
        boris.get(PROFILE).is(401, NOBODY);
        elsewhere.get(PROFILE).is(401, NOBODY);
        elsewhere.activate(anna.inviteCode()).is(401, NOBODY);
        meet.client().as(boris.cookie().get()).get(ACCOUNT).is(401);
        anna.get(PROFILE).is(200);
    }

    @Test
    void whoHasLeftInvitedNobodyAndWasInvitedByNobody() {
        var code = boris.inviteCode();
        boris.activate(anna.inviteCode()).is(200);
        leave();
        assertThat(anna.profile().get("referred_users")).isEmpty();
        anna.activate(code).is(404);
        assertThat(anna.profile().get("activated_invite_code").isNull()).isTrue();
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        var code = boris.inviteCode();
        boris.activate(anna.inviteCode()).is(200);
        leave();
        boris.logIn(phone);
        assertThat(boris.inviteCode()).isNotEqualTo(code);
        assertThat(boris.profile().get("activated_invite_code").isNull()).isTrue();
    }

    private void leave() {
        meet.client().as(boris.cookie().get()).delete(ACCOUNT, SentBody.none()).is(204);
    }
}
