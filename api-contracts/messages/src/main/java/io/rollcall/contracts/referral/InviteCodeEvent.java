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

    /** The code that it happened to. */
    InviteCodeId code();

    /** The code belongs to this user for good. It is never given to another user, even when this one has left. */
    @EventName("invite-code.claimed")
    @Revision("1")
    record InviteCodeClaimed(InviteCodeId code, UserId user) implements InviteCodeEvent {}
}
