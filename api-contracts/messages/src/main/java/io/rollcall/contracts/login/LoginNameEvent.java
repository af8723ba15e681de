// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one login name. */
public sealed interface LoginNameEvent extends Event {

    LoginNameId name();

    /** From here on this user signs in by the name, and nobody else. */
    @EventName("login-name.claimed")
    @Revision("1")
    record LoginNameClaimed(LoginNameId name, LoginKind kind, UserId user) implements LoginNameEvent {}

    /** The name is nobody's again: its user goes by another, or has left. */
    @EventName("login-name.released")
    @Revision("1")
    record LoginNameReleased(LoginNameId name, LoginKind kind, UserId user) implements LoginNameEvent {}

    /** Nobody holds the name: it is told no more under this id, whose key is destroyed next. */
    @EventName("login-name.forgotten")
    @Revision("1")
    record LoginNameForgotten(LoginNameId name) implements LoginNameEvent {}
}
