// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One collection of the {@link KeyedBackend}, with its documents packed, which can be copied as it is at one moment
 * while it is changed. What a query has found stays as it was: a change puts another document in the place of the one
 * before.
 */
final class KeyedCollection extends MemoryCollection {

    private static final String ID = "_id";

    /** So many documents are copied while everybody else waits. */
    private static final int PART = 200;

    private final LongAdder changes;
    private final PackedDocuments documents;
    private @Nullable CollectionCopy copy;

    /**
     * @param changes is told of each
     * @param room for documents that are not packed
     */
    KeyedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            LongAdder changes,
            LooseRoom room) {
        super(database, name, options, cursors);
        this.changes = changes;
        this.documents = new PackedDocuments(room);
    }

    /** What was found by many keys is one of them: to compare each with all would take their square. */
    @Override
    protected QueryResult matchDocuments(
            Document query, Iterable<Integer> found, Document order, int skip, int limit, int batch, Document fields) {
        var byManyKeys = query.size() == 1
                && query.get(ID) instanceof Document keys
                && keys.keySet().equals(Set.of("$in"));
        return super.matchDocuments(byManyKeys ? new Document() : query, found, order, skip, limit, batch, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document order, int skip, int limit, int batch, Document fields) {
        var places = documents.places().boxed();
        var inOrder = isNaturalDescending(order) ? places.sorted(Comparator.reverseOrder()) : places;
        var found = inOrder.map(isOfKeys(query, order, fields) ? documents::getKey : documents::get);
        return matchDocumentsFromStream(found, query, order, skip, limit, batch, fields);
    }

    /** Whether all keys are asked for, and nothing else: everybody waits while all documents are looked through. */
    private static boolean isOfKeys(Document query, @Nullable Document order, @Nullable Document fields) {
        return query.isEmpty()
                && (order == null || order.isEmpty() || order.keySet().equals(Set.of("$natural")))
                && fields != null
                && fields.keySet().equals(Set.of(ID))
                && Utils.isTrue(fields.get(ID));
    }

    /** Nobody asks how large the documents are, for which each would be encoded at each write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /**
     * A replacement puts another document there, and a change of fields one with those changed; any other update is the
     * server's.
     */
    @Override
    public synchronized Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        if (isMulti || isUpsert || getIndexes().size() != 1 || !isOfOneKey(query)) {
            return super.updateDocuments(query, update, filters, isMulti, isUpsert, oplog);
        }
        if (isReplacement(query, update)) {
            return replaced(query, update);
        }
        var changed = FieldUpdate.of(update).map(fields -> changed(query, fields));
        return changed.isPresent() && changed.get().isPresent()
                ? changed.get().get()
                : super.updateDocuments(query, update, filters, false, false, oplog);
    }

    /** Whether it names the key, not what the key is like. */
    private static boolean isOfOneKey(Document query) {
        return query.containsKey(ID) && !(query.get(ID) instanceof Document);
    }

    /** Names and the key are as the server would have them. */
    private static boolean isReplacement(Document query, Document update) {
        return Objects.equals(query.get(ID), update.get(ID))
                && update.keySet().stream().noneMatch(name -> name.startsWith("$") || name.contains("."));
    }

    private Document replaced(Document query, Document next) {
        Utils.validateFieldNames(next);
        var found = found(query);
        if (found == null) {
            return done(0);
        }
        changing(found.getPosition());
        documents.put(found.getPosition(), next);
        return done(1);
    }

    /** Empty where the server has to say what becomes of the document. */
    private Optional<Document> changed(Document query, FieldUpdate fields) {
        var found = found(query);
        if (found == null) {
            return Optional.of(done(0));
        }
        var document = found.getDocument();
        if (fields.isNothingTo(document)) {
            return Optional.of(done(1));
        }
        if (!fields.isDoneTo(document)) {
            return Optional.empty();
        }
        changing(found.getPosition());
        documents.put(found.getPosition(), document, fields.set());
        return Optional.of(done(1));
    }

    private @Nullable DocumentWithPosition<Integer> found(Document query) {
        var place = getIndexes().getFirst().getPosition(query);
        if (place == null) {
            return null;
        }
        var document = documents.get(place);
        return documentMatchesQuery(document, query) ? new DocumentWithPosition<>(document, place) : null;
    }

    private static Document done(int documents) {
        return new Document("n", documents).append("nModified", documents);
    }

    /**
     * Gives out all documents as they are now, packed, in parts, between which others may change them. One copy at a
     * time.
     */
    void copyTo(Consumer<List<byte[]>> parts) {
        beginCopy();
        try {
            for (var part = nextPart(); !part.isEmpty(); part = nextPart()) {
                parts.accept(part);
            }
        } finally {
            endCopy();
        }
    }

    private synchronized void beginCopy() {
        copy = new CollectionCopy(documents);
    }

    private synchronized List<byte[]> nextPart() {
        return copy == null ? List.of() : copy.next(PART);
    }

    private synchronized void endCopy() {
        copy = null;
    }

    /** Adds documents of other keys than those here, which have an index of their key and no other. */
    synchronized void fill(List<byte[]> packed) {
        var byKey = (KeyIndex) getIndexes().getFirst();
        for (var bson : packed) {
            byKey.put(PackedDocuments.unpackKey(bson), documents.add(bson), this);
            changes.increment();
        }
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        changes.increment();
        return documents.add(PackedDocuments.pack(document));
    }

    @Override
    protected void removeDocument(Integer place) {
        changing(place);
        documents.remove(place);
    }

    @Override
    protected void handleUpdate(Integer place, Document before, Document after) {
        changing(place);
        documents.put(place, after);
    }

    private void changing(int place) {
        changes.increment();
        if (copy != null) {
            copy.changing(place);
        }
    }

    @Override
    protected Document getDocument(Integer place) {
        return documents.get(place);
    }

    @Override
    protected @Nullable Integer findDocumentPosition(Document document) {
        return streamAllDocumentsWithPosition()
                .filter(it -> it.getDocument().equals(document))
                .map(DocumentWithPosition::getPosition)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return documents.places().mapToObj(place -> new DocumentWithPosition<>(documents.get(place), place));
    }

    /** The server holds no monitor of the collection while it looks through the documents for these two. */
    @Override
    public synchronized void addIndex(Index<Integer> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    /** A copy may still be made of what was here; the room that it has is for others. */
    @Override
    public synchronized void drop() {
        super.drop();
        documents.packAll();
    }

    @Override
    public synchronized int count() {
        return documents.size();
    }

    @Override
    public synchronized boolean isEmpty() {
        return documents.size() == 0;
    }
}
