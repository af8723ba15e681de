// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.referral.ReferralEvent;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.ReferralEvent.SessionsRevoked;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one document a user, whichever door they came in at. */
@Component
@ProcessingGroup(ReferralProjection.GROUP)
class ReferralProjection {

    static final String GROUP = "referrals";

    private final ReadModel<Long, ReferralDocument> users;

    ReferralProjection(ReferralDocuments users) {
        this.users = users.model();
    }

    @EventHandler
    void on(UserRegistered event, TrackingToken at) {
        users.change(event.user().value(), at, event, ReferralDocument::registered);
    }

    @EventHandler
    void on(UserEntered event, TrackingToken at) {
        users.change(event.user().value(), at, event, ReferralDocument::entered);
    }

    @EventHandler
    void on(AccountDeleted event, TrackingToken at) {
        users.change(event.user().value(), at, event, ReferralDocument::left);
    }

    @EventHandler
    void on(ReferralEvent event, TrackingToken at) {
        var user = event.user().value();
        switch (event) {
            case LoggedIn in -> users.change(user, at, in, ReferralDocument::loggedIn);
            case SessionsExpired expired -> {} // concerns no profile
            case SessionsRevoked revoked -> {} // neither does this
            case InviteCodeAllotted allotted -> users.change(user, at, allotted, ReferralDocument::allotted);
            case InviteCodeActivated activated -> activate(activated, at);
            case ReferralEnded ended -> users.change(user, at, ended, ReferralDocument::left);
        }
    }

    private void activate(InviteCodeActivated event, TrackingToken at) {
        users.change(event.user().value(), at, event, ReferralDocument::activated);
        users.change(event.inviter().value(), at, event, ReferralDocument::invited);
    }
}
