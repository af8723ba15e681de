// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;

/**
 * Which clients have signed in to which accounts: the latest few of each account, by what only we can make of their
 * addresses. All methods block.
 */
public interface KnownClients {

    /** Whether this client has signed in to the account lately; asks as much where there is none. */
    boolean contain(Optional<UserId> user, ClientAddress client);

    /** This client has shown that it knows the account's password. */
    void add(UserId user, ClientAddress client);

    /** This client is a stranger from here on. */
    void remove(UserId user, ClientAddress client);

    /** All of an account that is no more. */
    void removeAll(UserId user);

    /** Forgets clients that have not signed in for as long as {@code rollcall.credential.guessing.clients-for} says. */
    void removeExpired();
}
