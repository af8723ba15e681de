// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The documents of one read model. It is enough to be a bean of this type to follow the log. */
public interface StoredDocuments {

    /** What a document is of, by which its id begins: a number, or a UUID. */
    Pattern NAMED = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+");

    /** For the projection that keeps them, and what follows the log for it. */
    ReadModel<?, ?> model();

    /**
     * An id that every event names in the open that changes this document by itself, so that history finds them by it.
     *
     * @param id the text of the document's own id
     * @return empty where there is none, or it is a secret
     */
    default Optional<String> namedBy(String id) {
        return NAMED.matcher(id).results().map(MatchResult::group).findFirst();
    }
}
