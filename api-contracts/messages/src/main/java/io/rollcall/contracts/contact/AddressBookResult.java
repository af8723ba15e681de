// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contact;

/** What came of changing an address book. */
public enum AddressBookResult {
    /** It is as was asked for. */
    DONE,
    /** The owner has left meanwhile. */
    OWNER_LEFT,

    /** There is no room for so many numbers. */
    FULL
}
