// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked about one user's sessions and invitations. */
public sealed interface ReferralCommand extends Command {

    /** The user that is asked. */
    UserId user();

    @Override
    default String target() {
        return aggregate(user());
    }

    /** The identifier of the aggregate in the log. */
    static String aggregate(UserId user) {
        return "referral-" + user.value();
    }

    /**
     * Gives the user an invite code that nobody else has; nothing happens to a user that has one, or has left. Answered
     * by nothing.
     */
    record AllotInviteCode(UserId user) implements ReferralCommand {}

    /** Names the user's inviter, once and for all. Answered by an {@link ActivationResult}. */
    record ActivateInviteCode(UserId user, String code) implements ReferralCommand {}

    /**
     * Ends all sessions of a user that leaves, and shows the inviter nothing of that user any more. Nothing happens the
     * second time. Answered by nothing.
     */
    record EndReferral(UserId user) implements ReferralCommand {}
}
