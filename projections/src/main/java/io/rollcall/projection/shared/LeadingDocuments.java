// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** Documents of which some lead to others that go by another id, as {@link Effect} has it. */
public interface LeadingDocuments extends StoredDocuments {

    /**
     * Whether the document under this id leads to such others. Each event that makes it lead to a document names the id
     * of that, see {@link StoredDocuments#namedBy}; what it leads to leads to nothing that goes by a third id.
     */
    boolean leads(String id);
}
