// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contactlist;

import io.rollcall.contracts.shared.UserId;

/** What came of asking something of a contact list. */
public sealed interface ContactListResult {

    /** It is as was asked for. */
    record Done(UserId contact) implements ContactListResult {}

    /** They are in the list already, and stay there. */
    record AlreadyListed(UserId contact) implements ContactListResult {}

    /** There is no room for one more. */
    record Full() implements ContactListResult {}

    /** They are not in the list. */
    record NotListed() implements ContactListResult {}

    /** Nobody has that address. */
    record NoSuchUser() implements ContactListResult {}

    /** The owner has left meanwhile. */
    record OwnerLeft() implements ContactListResult {}
}
