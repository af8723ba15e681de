// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document while it is made once more from the log, in memory, beginning with nothing. */
final class ReplayedDocument<K, D> {

    private final K id;
    private final Set<Long> without;
    private long position;
    private @Nullable D content;
    private @Nullable Document encoded;
    private @Nullable ParkedMark parked;

    /** @param without the positions of events that it goes on without */
    ReplayedDocument(K id, Set<Long> without) {
        this.id = id;
        this.without = without;
    }

    /**
     * One that begins as it was.
     *
     * @param position up to which it has taken what concerns it; above 0
     */
    ReplayedDocument(K id, Set<Long> without, long position, D content, Document encoded) {
        this(id, without);
        this.position = position;
        this.content = content;
        this.encoded = encoded;
    }

    K id() {
        return id;
    }

    /** Of the last event that concerns it, taken or not; 0 where there is none. */
    long position() {
        return position;
    }

    /** What its codec has made of it; {@code null} where there is no document, or none any more. */
    @Nullable
    Document encoded() {
        return encoded;
    }

    /** The decoded content; {@code null} as before. */
    @Nullable
    D content() {
        return content;
    }

    /** Why it has taken nothing since; {@code null} where it has taken all. */
    @Nullable
    ParkedMark parked() {
        return parked;
    }

    /**
     * Folds a change, and stays as it is from there on if that throws.
     *
     * @param codec whether it can be encoded is found out, too; {@code null}: that does not matter
     * @return the changes of further documents that follow
     */
    List<Change<K, D>> fold(Change<K, D> change, @Nullable ReadModelCodec<K, D> codec, InstantSource clock) {
        if (parked != null) {
            parked = parked.passedOver();
        } else if (!without.contains(change.position())) {
            try {
                return folded(change, codec);
            } catch (RuntimeException e) {
                parked = ParkedMark.of(change, Trouble.of(e, clock.instant(), 1));
            }
        }
        position = change.position();
        return List.of();
    }

    private List<Change<K, D>> folded(Change<K, D> change, @Nullable ReadModelCodec<K, D> codec) {
        var after = change.fold().apply(content);
        if (after == null && position == 0) {
            return List.of(); // there has never been anything
        }
        var onward = change.following(after);
        encoded = after == null || codec == null ? null : DocumentState.encoded(codec, after);
        content = after;
        position = change.position();
        return onward;
    }
}
