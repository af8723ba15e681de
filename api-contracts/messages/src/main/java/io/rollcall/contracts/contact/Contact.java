// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contact;

import io.rollcall.contracts.verification.NumberId;

/** A number, and what the owner of an address book calls it. Not stored as it is: see {@link ContactEvent}. */
public record Contact(NumberId number, String name) {}
