// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.projection.shared.DocumentMemory.Kept;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document while a batch is folded into it. */
final class DocumentState<K, D> {

    static final String ID = "_id";
    static final String POSITION = "position";
    static final String LOG = "log";
    static final String DELETED = "deleted";
    static final String PARKED = "parked";

    /** Positions of events that an operator has decided the document goes on without. */
    static final String WITHOUT = "without";

    /** Tells one that was made once more apart from what lay there at the same position. */
    static final String REFOLDED = "refolded";

    private static final Set<String> RESERVED =
            Set.of(ID, POSITION, LOG, DELETED, PARKED, WITHOUT, REFOLDED, DocumentMac.NAME);

    private final K id;
    private final ReadModelCodec<K, D> codec;
    private final WriteGuard guard;
    private final long log;
    private final List<Change<K, D>> following = new ArrayList<>();
    private final List<Change<K, D>> folded = new ArrayList<>();
    private long position;
    private @Nullable Document content;
    private @Nullable D decoded;
    private boolean isDecoded;
    private boolean isEncoded = true;
    private @Nullable ParkedMark parked;
    private List<Long> without = List.of();
    private boolean changed;
    private boolean newlyParked;
    private boolean tookNothingForGranted;

    DocumentState(K id, LoadedDocuments loaded, ReadModelCodec<K, D> codec) {
        this.id = id;
        this.codec = codec;
        this.guard = loaded.guard(key(id));
        this.log = loaded.log();
        var stored = loaded.base(key(id));
        if (stored != null) {
            this.position = stored.get(POSITION, Number.class).longValue();
            this.content = contentOf(stored);
            this.parked = ParkedMark.in(stored);
            this.without = stored.getList(WITHOUT, Long.class, List.of());
        }
    }

    /** The content of a stored document; {@code null} where it was deleted. */
    static @Nullable Document contentOf(Document stored) {
        if (stored.containsKey(DELETED)) {
            return null;
        }
        var content = new Document();
        stored.forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                content.put(name, value);
            }
        });
        return content;
    }

    /** The key of an id in the collection: no id clashes with the engine's own documents, which begin with one @. */
    static Object key(Object id) {
        return id instanceof String text && text.startsWith("@") ? "@" + text : id;
    }

    K id() {
        return id;
    }

    /**
     * Folds a change over an older position, and leaves everything as it was if that throws. What has become of the
     * document has to be {@linkplain #encode encoded} after the last one.
     */
    void fold(Change<K, D> change) {
        fold(change, false);
    }

    /** The same of a change that makes something of the document that cannot be encoded, perhaps: that throws, too. */
    void foldAndEncode(Change<K, D> change) {
        fold(change, true);
    }

    private void fold(Change<K, D> change, boolean encodes) {
        if (isFolded(change)) {
            return;
        }
        if (parked != null) {
            passOver(change);
            return;
        }
        var after = change.fold().apply(decoded());
        if (after == null && position == 0) {
            tookNothingForGranted = true;
            return; // there has never been anything
        }
        var onward = change.following(after);
        content = encodes && after != null ? encoded(after) : null;
        isEncoded = encodes || after == null;
        decoded = after;
        isDecoded = true;
        position = change.position();
        changed = true;
        folded.add(change);
        following.addAll(onward);
    }

    /** Its position moves on nevertheless, so that a fold from anew that did not see this change is not written. */
    private void passOver(Change<K, D> change) {
        parked = Objects.requireNonNull(parked).passedOver();
        position = change.position();
        changed = true;
        folded.add(change);
    }

    private @Nullable D decoded() {
        if (!isDecoded) {
            decoded = content == null ? null : codec.fromBson(id, content);
            isDecoded = true;
        }
        return decoded;
    }

    /** Once for all that was folded: many events may change one document. */
    void encode() {
        if (!isEncoded) {
            content = encoded(Objects.requireNonNull(decoded));
            isEncoded = true;
        }
    }

    /** What was loaded holds all of a position. */
    private boolean isFolded(Change<K, D> change) {
        return change.position() < position
                || (change.position() == position
                        && (folded.isEmpty() || folded.getLast().event() == change.event()));
    }

    /** Keeps the content as it is from here on, whatever comes. */
    void park(Change<K, D> change, Trouble trouble) {
        newlyParked |= parked == null;
        folded.add(change);
        parked = parked == null ? ParkedMark.of(change, trouble) : parked.passedOver();
        position = change.position();
        changed = true;
    }

    /** The same of a document with content that cannot be stored together with that. */
    void parkWithoutContent(Change<K, D> change, Trouble trouble) {
        content = null;
        isEncoded = true;
        park(change, trouble);
    }

    boolean changed() {
        return changed;
    }

    boolean isParked() {
        return parked != null;
    }

    boolean isNewlyParked() {
        return newlyParked;
    }

    /** The position of the event that has parked it; only where it {@link #isParked}. */
    long parkedAt() {
        return Objects.requireNonNull(parked).position();
    }

    /** What has been folded into it, in order, and last what has parked it. */
    List<Change<K, D>> folded() {
        return folded;
    }

    /** The changes of further documents that follow from those of this one, in their order. */
    List<Change<K, D>> following() {
        return following;
    }

    /** Whether something was made of what was loaded that no guarded write of this document will show to be right. */
    boolean hasToBeChecked() {
        return !following.isEmpty() || tookNothingForGranted && !changed;
    }

    WriteGuard guard() {
        return guard;
    }

    /** Takes the place of exactly the document that was loaded. */
    GuardedWrite write() {
        var document = stored(key(id), position, log, content);
        if (parked != null) {
            document.append(PARKED, parked.toBson());
        }
        if (!without.isEmpty()) {
            document.append(WITHOUT, without);
        }
        return new GuardedWrite(guard, document);
    }

    /** What is stored of a document that is not parked; {@code null} where it was deleted. */
    static Document stored(Object key, long position, long log, @Nullable Document content) {
        var document = new Document(ID, key).append(POSITION, position).append(LOG, log);
        if (content == null) {
            document.append(DELETED, true);
        } else {
            document.putAll(content);
        }
        return document;
    }

    /** The same for readers of this process. */
    Kept<D> kept(long term) {
        return Kept.of(term, position, content == null ? null : codec.fromBson(id, content), content);
    }

    private Document encoded(D after) {
        return encoded(codec, after);
    }

    /** The content as it is stored; fails where it has a name that the engine has for itself. */
    static <K, D> Document encoded(ReadModelCodec<K, D> codec, D after) {
        var document = codec.toBson(after);
        if (!Collections.disjoint(RESERVED, document.keySet())) {
            throw new IllegalStateException("A document uses one of the names " + RESERVED);
        }
        return document;
    }
}
