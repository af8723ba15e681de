// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.client.model.WriteModel;
import java.util.OptionalInt;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One document that is to be written.
 *
 * @param guard what must be there
 * @param delta what has changed, where to say that is less than the document; {@code null}: all of it is written
 * @param bytes what the document takes, or somewhat more, but for its MAC
 */
record GuardedWrite(
        WriteGuard guard, Document document, @Nullable DocumentDelta delta, int bytes) {

    GuardedWrite(WriteGuard guard, Document document) {
        this(guard, document, delta(guard, document));
    }

    private GuardedWrite(WriteGuard guard, Document document, @Nullable DocumentDelta delta) {
        this(guard, document, delta, bytes(guard, document, delta));
    }

    private static @Nullable DocumentDelta delta(WriteGuard guard, Document document) {
        var loaded = guard.loaded();
        return loaded == null ? null : DocumentDelta.between(loaded, document).orElse(null);
    }

    /** To find that out by the document takes as long as a write does. */
    private static int bytes(WriteGuard guard, Document document, @Nullable DocumentDelta delta) {
        var growth = delta == null || guard.bytes() == 0 ? OptionalInt.empty() : delta.growth();
        return growth.isPresent() ? guard.bytes() + growth.getAsInt() : WriteChunks.sizeOf(document);
    }

    /** The same with a MAC, which is of all of it. */
    GuardedWrite signed(DocumentMac mac) {
        mac.sign(document);
        return new GuardedWrite(guard, document, null, bytes);
    }

    Object key() {
        return guard.key();
    }

    boolean isInsertion() {
        return guard.isOfNothing();
    }

    WriteModel<Document> model() {
        return delta == null ? guard.write(document) : guard.update(delta.update());
    }

    /** What is sent takes, about. */
    int sent() {
        return delta == null ? bytes : WriteChunks.sizeOf(delta.update());
    }
}
