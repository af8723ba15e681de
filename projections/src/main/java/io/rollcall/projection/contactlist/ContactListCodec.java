// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import io.rollcall.projection.shared.ReadModelCodec;
import java.util.HashMap;
import org.bson.Document;

/** A page of a contact list in BSON: the positions by the users' ids. */
final class ContactListCodec implements ReadModelCodec<String, ContactListDocument> {

    private static final String LISTED = "listed";

    @Override
    public Document toBson(ContactListDocument page) {
        var listed = new Document();
        page.listedAt().forEach((contact, position) -> listed.append(contact.toString(), position));
        return new Document(LISTED, listed);
    }

    @Override
    public ContactListDocument fromBson(String page, Document content) {
        var listed = new HashMap<Long, Long>();
        content.get(LISTED, Document.class)
                .forEach((contact, position) -> listed.put(Long.valueOf(contact), ((Number) position).longValue()));
        return new ContactListDocument(page, listed);
    }
}
