// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.projection.shared.ReadModelCodec;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;

/** A page in BSON: the names by the numbers' ids. */
final class ContactsCodec implements ReadModelCodec<String, ContactsDocument> {

    private static final String NAMES = "names";

    @Override
    public Document toBson(ContactsDocument page) {
        var names = new Document();
        page.names().forEach((number, name) -> names.append(number.toString(), name));
        return new Document(NAMES, names);
    }

    @Override
    public ContactsDocument fromBson(String page, Document content) {
        var names = content.get(NAMES, Document.class).entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> UUID.fromString(entry.getKey()), entry -> (String) entry.getValue()));
        return new ContactsDocument(page, names);
    }
}
