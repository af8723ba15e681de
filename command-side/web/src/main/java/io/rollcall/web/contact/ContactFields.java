// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import static io.rollcall.http.drf.Field.listOf;
import static io.rollcall.http.drf.Field.text;

import io.rollcall.http.drf.Field;
import io.rollcall.http.phone.E164;
import java.util.List;

/** How the meet door reads the entries of an address book, and with which words it refuses them. */
final class ContactFields {

    /** So that one request does not keep everybody waiting; many more than a telephone holds. */
    private static final int MOST = 50_000;

    private static final int NAME_LENGTH = 255;

    private ContactFields() {}

    /** Numbers in the one form that each has. */
    static Field<List<String>> phones() {
        return many(text().parsed(E164::parse, "Invalid phone number."));
    }

    /** Names. */
    static Field<List<String>> names() {
        return many(text(NAME_LENGTH));
    }

    private static Field<List<String>> many(Field<String> element) {
        return listOf(element)
                .where(list -> list.size() <= MOST, "Ensure this field has no more than " + MOST + " elements.");
    }
}
