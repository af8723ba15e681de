// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is unique, by which documents are found also where a query asks for more than the key, as every guarded
 * replacement does: the server's own index is for queries of the key alone, and all others look at each document of a
 * collection.
 */
final class KeyIndex extends MemoryUniqueIndex {

    private final @Nullable String only;

    KeyIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.only = keys.size() == 1 ? keys.getFirst().getKey() : null;
    }

    /** What is found by the key is still matched against the whole query. */
    @Override
    public boolean canHandle(Document query) {
        return super.canHandle(keyOf(query));
    }

    /** Where the document of a key is; of a plain one without the maps and streams by which any is looked for. */
    @Override
    public @Nullable Integer getPosition(Document query) {
        var key = plain(query);
        return key == null ? super.getPosition(query) : getPosition(key);
    }

    /** Takes a document in that has a key of its own. */
    void put(Document document, int place, KeyedCollection collection) {
        var key = plain(document);
        if (key == null) {
            add(document, place, collection);
        } else {
            putKeyPosition(key, place);
        }
    }

    private @Nullable KeyValue plain(Document document) {
        var value = only == null ? null : document.get(only);
        if (value instanceof String text) {
            return new KeyValue(text);
        }
        return value instanceof Number number ? new KeyValue(number).normalized() : null;
    }

    private Document keyOf(Document query) {
        var key = new Document();
        keySet().stream().filter(query::containsKey).forEach(name -> key.put(name, query.get(name)));
        return key;
    }
}
