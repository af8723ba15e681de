// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one invite code. */
@Secret
public sealed interface InviteCodeEvent extends Event {

    InviteCodeId code();

    /** From here on the code is this user's, for good: it is never another's, even when they have left. */
    @EventName("invite-code.claimed")
    @Revision("1")
    record InviteCodeClaimed(InviteCodeId code, UserId user) implements InviteCodeEvent {}
}
