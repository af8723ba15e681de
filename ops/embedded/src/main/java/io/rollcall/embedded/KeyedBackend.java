// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Documents in memory, found by their key also where a query asks for more than the key, as every guarded replacement
 * does: the server's own index is for queries of the key alone, and all others look at each document of a collection.
 * What a query has found stays as it was found. They are for clients that come by the {@link MongoEntrance}.
 */
final class KeyedBackend extends MemoryBackend {

    private static final String ID = "_id";

    private final MongoEntrance entrance;

    KeyedBackend(MongoEntrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public Document handleCommand(Channel client, String database, String command, Document query) {
        var answer = entrance.answer(client, command, query);
        return answer != null ? answer : super.handleCommand(client, database, command, query);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        entrance.require(query.getChannel());
        return super.handleQuery(query);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        entrance.require(query.getChannel());
        return super.getCurrentOperations(query);
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new KeyedDatabase(name, getCursorRegistry());
    }

    private static final class KeyedDatabase extends MemoryDatabase {

        private final CursorRegistry cursors;

        KeyedDatabase(String name, CursorRegistry cursors) {
            super(name, cursors);
            this.cursors = cursors;
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            return new KeyedCollection(this, name, options, cursors);
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return new KeyIndex(index, keys, sparse);
        }
    }

    private static final class KeyedCollection extends MemoryCollection {

        /** Whether it is for a client that documents are looked for just now; under the monitor of the collection. */
        private boolean isRead;

        KeyedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
            super(database, name, options, cursors);
        }

        /** What was found by many keys is one of them: to compare each with all would take their square. */
        @Override
        protected QueryResult matchDocuments(
                Document query,
                Iterable<Integer> found,
                Document order,
                int skip,
                int limit,
                int batch,
                Document fields) {
            var byManyKeys = query.size() == 1
                    && query.get(ID) instanceof Document keys
                    && keys.keySet().equals(Set.of("$in"));
            return super.matchDocuments(byManyKeys ? new Document() : query, found, order, skip, limit, batch, fields);
        }

        /**
         * What was found is written to its client later, when others may change it again: a replacement changes the
         * document where it lies, field by field, and never what its fields hold.
         */
        @Override
        public synchronized QueryResult handleQuery(QueryParameters query) {
            isRead = true;
            try {
                return super.handleQuery(query);
            } finally {
                isRead = false;
            }
        }

        @Override
        protected QueryResult createQueryResult(List<Document> found, int batch) {
            var result =
                    isRead ? found.stream().map(Document::clone).collect(Collectors.toList()) : found; // to be changed
            return super.createQueryResult(result, batch);
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
