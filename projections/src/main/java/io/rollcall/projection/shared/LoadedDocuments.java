// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a batch is folded over, as a read showed them.
 *
 * @param incarnation of the log that is followed
 * @param documents what is stored, by key
 * @param sizes what they take by {@link WriteChunks#sizeOf}, as far as that is known
 * @param disbelieved the keys of those among them that Rollcall has not written
 */
record LoadedDocuments(
        UUID incarnation, Map<Object, Document> documents, Map<Object, Integer> sizes, Set<Object> disbelieved) {

    /** What a write of this key must find. */
    WriteGuard guard(Object key) {
        return new WriteGuard(key, documents.get(key), sizes.getOrDefault(key, 0));
    }

    /** What is folded over: nothing, where somebody else has made the document, or a subscription of another log. */
    @Nullable
    Document base(Object key) {
        var found = documents.get(key);
        return found == null || disbelieved.contains(key) || isOfAnotherLog(found) ? null : found;
    }

    /** The incarnation, in short, as each document holds it. */
    long log() {
        return log(incarnation);
    }

    static long log(UUID incarnation) {
        return incarnation.getMostSignificantBits() ^ incarnation.getLeastSignificantBits();
    }

    /** What an earlier version has written does not say. */
    private boolean isOfAnotherLog(Document found) {
        return found.get(DocumentState.LOG) instanceof Number theirs && theirs.longValue() != log();
    }
}
