// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One collection of the {@link KeyedBackend}, which can be copied as it is at one moment while it is changed. */
final class KeyedCollection extends MemoryCollection {

    private static final String ID = "_id";

    /** So many documents are copied while everybody else waits. */
    private static final int PART = 200;

    private final LongAdder changes;

    /** Whether it is for a client that documents are looked for just now; under the monitor of the collection. */
    private boolean isRead;

    private @Nullable CollectionCopy copy;

    /** @param changes is told of each */
    KeyedCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, LongAdder changes) {
        super(database, name, options, cursors);
        this.changes = changes;
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
        var result = isRead ? found.stream().map(Document::clone).collect(Collectors.toList()) : found; // to be changed
        return super.createQueryResult(result, batch);
    }

    /** Nobody asks how large the documents are, for which each would be encoded at each write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /**
     * A replacement takes the fields of a document away and puts others there, and a change of fields changes those;
     * any other update is the server's.
     */
    @Override
    public synchronized Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        if (isMulti || isUpsert || getIndexes().size() != 1 || !query.containsKey(ID)) {
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

    /** Names and the key are as the server would have them. */
    private static boolean isReplacement(Document query, Document update) {
        return Objects.equals(query.get(ID), update.get(ID))
                && update.keySet().stream().noneMatch(name -> name.startsWith("$") || name.contains("."));
    }

    private Document replaced(Document query, Document next) {
        Utils.validateFieldNames(next);
        var position = found(query);
        if (position == null) {
            return done(0);
        }
        var document = getDocument(position);
        changing(position, copy == null ? document : document.clone());
        document.clear();
        document.putAll(next);
        return done(1);
    }

    /** Empty where the server has to say what becomes of the document. */
    private Optional<Document> changed(Document query, FieldUpdate fields) {
        var position = found(query);
        if (position == null) {
            return Optional.of(done(0));
        }
        var document = getDocument(position);
        var before = copy == null ? document : document.clone();
        if (!fields.isDoneTo(document)) {
            return Optional.empty();
        }
        changing(position, before);
        return Optional.of(done(1));
    }

    private @Nullable Integer found(Document query) {
        var position = getIndexes().getFirst().getPosition(query);
        return position != null && documentMatchesQuery(getDocument(position), query) ? position : null;
    }

    private static Document done(int documents) {
        return new Document("n", documents).append("nModified", documents);
    }

    /** Gives out all documents as they are now, in parts, between which others may change them. One copy at a time. */
    void copyTo(Consumer<List<Document>> parts) {
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
        copy = new CollectionCopy(streamAllDocumentsWithPosition()
                .mapToInt(DocumentWithPosition::getPosition)
                .sorted()
                .toArray());
    }

    private synchronized List<Document> nextPart() {
        return copy == null ? List.of() : copy.next(PART, this::getDocument);
    }

    private synchronized void endCopy() {
        copy = null;
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        changes.increment();
        return super.addDocumentInternal(document);
    }

    @Override
    protected void removeDocument(Integer position) {
        changing(position, getDocument(position));
        super.removeDocument(position);
    }

    /** @param before a copy of what there was */
    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        changing(position, before);
        super.handleUpdate(position, before, after);
    }

    /** @param before as it was, where a copy is made: it goes there */
    private void changing(int position, Document before) {
        changes.increment();
        if (copy != null) {
            copy.changing(position, before);
        }
    }
}
