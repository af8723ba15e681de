// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document while it is folded from the log in memory, beginning with nothing. */
final class FoldedDocument<K, D> {

    /**
     * What a change has come to.
     *
     * @param following the changes of further documents that follow
     * @param error why it was not taken; {@code null} where it was
     */
    record Outcome<K, D>(
            List<Change<K, D>> following, @Nullable String error) {}

    private final K id;
    private final Set<Long> without;
    private long position;
    private @Nullable D content;
    private @Nullable Document encoded;
    private @Nullable ParkedMark parked;

    /** @param without the positions of events that it goes on without */
    FoldedDocument(K id, Set<Long> without) {
        this.id = id;
        this.without = without;
    }

    /**
     * One that begins as it was.
     *
     * @param position up to which it has taken what concerns it; above 0
     */
    FoldedDocument(K id, Set<Long> without, long position, D content, Document encoded) {
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

    /** Why it has taken nothing since; {@code null} where it has taken all. */
    @Nullable
    ParkedMark parked() {
        return parked;
    }

    /** Whether nothing is left of it that a later change would be folded over. */
    boolean isNothing() {
        return content == null && parked == null;
    }

    /** Whether an operator has it go on without this event. */
    boolean isWithout(Change<K, D> change) {
        return parked == null && without.contains(change.position());
    }

    /** Goes on without it. */
    void passOver(Change<K, D> change) {
        position = change.position();
    }

    /**
     * Folds a change, and stays as it is from there on if that throws.
     *
     * @param codec whether it can be encoded is found out, too; {@code null}: that does not matter
     */
    Outcome<K, D> fold(Change<K, D> change, @Nullable ReadModelCodec<K, D> codec, InstantSource clock) {
        var mark = parked;
        if (mark != null) {
            parked = mark.passedOver();
            position = change.position();
            return new Outcome<>(List.of(), "The document is parked.");
        }
        try {
            return new Outcome<>(folded(change, codec), null);
        } catch (RuntimeException e) {
            parked = ParkedMark.of(change, Trouble.of(e, clock.instant(), 1));
            position = change.position();
            return new Outcome<>(List.of(), CannotFold.of(e));
        }
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
