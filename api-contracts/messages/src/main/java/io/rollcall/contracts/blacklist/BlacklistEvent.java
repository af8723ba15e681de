// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.blacklist;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one user's blacklist. */
public sealed interface BlacklistEvent extends Event {

    /** The owner of the blacklist. */
    UserId owner();

    /** The owner has blocked a user. */
    @EventName("blacklist.user-blocked")
    @Revision("1")
    record UserBlocked(UserId owner, UserId blocked) implements BlacklistEvent {}

    /** The owner has unblocked a user. */
    @EventName("blacklist.user-unblocked")
    @Revision("1")
    record UserUnblocked(UserId owner, UserId blocked) implements BlacklistEvent {}

    /** The owner has left: the blacklist is empty. */
    @EventName("blacklist.cleared")
    @Revision("1")
    record BlacklistCleared(UserId owner) implements BlacklistEvent {}
}
