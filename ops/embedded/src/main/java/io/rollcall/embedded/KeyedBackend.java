// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Documents in memory, found by their key also where a query asks for more than the key, as every guarded replacement
 * does: the server's own index is for queries of the key alone, and all others look at each document of a collection.
 * They are for clients that come by the {@link MongoEntrance}.
 */
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

    static final class KeyIndex extends MemoryUniqueIndex {

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
}
