// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Documents in memory, found by a {@link KeyIndex}, for clients that come by the {@link MongoEntrance}. */
final class KeyedBackend extends MemoryBackend {

    private final MongoEntrance entrance;
    private final LongAdder changes = new LongAdder();
    private final LooseRoom room = LooseRoom.ofHeap();
    private final Map<String, KeyedDatabase> databases = new ConcurrentHashMap<>();

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
        var opened = new KeyedDatabase(name, getCursorRegistry(), changes, room);
        databases.put(name, opened);
        return opened;
    }

    /** How often anything was changed. */
    long changes() {
        return changes.sum();
    }

    /** All documents, collection by collection, each as it is at one moment. */
    void copyTo(Documents target) {
        databases.forEach((database, held) -> held.collections.forEach(
                (collection, documents) -> documents.copyTo(part -> target.take(database, collection, part))));
    }

    /** Puts packed documents into a collection, which is made where there is none. */
    void fill(String database, String collection, List<byte[]> documents) {
        var target = resolveDatabase(database);
        if (target.resolveCollection(collection, false) == null) {
            target.createCollectionOrThrowIfExists(collection);
        }
        Objects.requireNonNull(databases.get(database))
                .collections
                .get(collection)
                .fill(documents);
    }

    /** Takes some of the documents of a collection, packed. */
    @FunctionalInterface
    interface Documents {

        void take(String database, String collection, List<byte[]> documents);
    }

    private static final class KeyedDatabase extends MemoryDatabase {

        private final Map<String, KeyedCollection> collections = new ConcurrentHashMap<>();
        private final CursorRegistry cursors;
        private final LongAdder changes;
        private final LooseRoom room;

        KeyedDatabase(String name, CursorRegistry cursors, LongAdder changes, LooseRoom room) {
            super(name, cursors);
            this.cursors = cursors;
            this.changes = changes;
            this.room = room;
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
            if (name.startsWith("system.")) { // made with the database, and it follows from the collections
                return super.openOrCreateCollection(name, options);
            }
            var opened = new KeyedCollection(this, name, options, cursors, changes, room);
            collections.put(name, opened);
            return opened;
        }

        @Override
        public void unregisterCollection(String name) {
            super.unregisterCollection(name);
            collections.remove(name);
            changes.increment();
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return new KeyIndex(index, keys, sparse);
        }
    }
}
