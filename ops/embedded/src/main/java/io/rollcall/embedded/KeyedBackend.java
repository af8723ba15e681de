// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * Documents in memory, found by their key also where a query asks for more than the key, as every guarded replacement
 * does: the server's own index is for queries of the key alone, and all others look at each document of a collection.
 */
final class KeyedBackend extends MemoryBackend {

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new KeyedDatabase(name, getCursorRegistry());
    }

    private static final class KeyedDatabase extends MemoryDatabase {

        KeyedDatabase(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return new KeyIndex(index, keys, sparse);
        }
    }

    static final class KeyIndex extends MemoryUniqueIndex {

        KeyIndex(String name, List<IndexKey> keys, boolean sparse) {
            super(name, keys, sparse);
        }

        /** What is found by the key is still matched against the whole query. */
        @Override
        public boolean canHandle(Document query) {
            return super.canHandle(keyOf(query));
        }

        private Document keyOf(Document query) {
            var key = new Document();
            keySet().stream().filter(query::containsKey).forEach(name -> key.put(name, query.get(name)));
            return key;
        }
    }
}
