// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one login name. */
public sealed interface LoginNameEvent extends Event {

    /** The name that it happened to. */
    LoginNameId name();

    /** The name belongs to this user from now on, and signs that user in. */
    @EventName("login-name.claimed")
    @Revision("1")
    record LoginNameClaimed(LoginNameId name, LoginKind kind, UserId user) implements LoginNameEvent {}

    /** The name is free again: its user has taken another name, or has left. */
    @EventName("login-name.released")
    @Revision("1")
    record LoginNameReleased(LoginNameId name, LoginKind kind, UserId user) implements LoginNameEvent {}

    /** No user has taken the name again. Its id is not used any more, and the key of the id is destroyed. */
    @EventName("login-name.forgotten")
    @Revision("1")
    record LoginNameForgotten(LoginNameId name) implements LoginNameEvent {}
}
