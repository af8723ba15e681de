// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.projection.shared.DocumentMemory.Key;
import io.rollcall.projection.shared.DocumentMemory.Written;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection as this process has written them last, since it stands there: what comes next is folded
 * over them without reading them back. They may be outdated, as what was read may be: a write over one is guarded by
 * it, and where that is refused it is forgotten, and read. That there is none is never known from here.
 */
final class WrittenDocuments {

    private final DocumentMemory memory;
    private volatile long term;

    WrittenDocuments(DocumentMemory memory) {
        this.memory = memory;
    }

    /** One of them; {@code null} where the collection has to be asked. */
    @Nullable
    Written find(Object key) {
        return memory.slots().get(new Key(this, key)) instanceof Written written && written.term() == term
                ? written
                : null;
    }

    /** This is what lies in the collection now; it is not changed any more. */
    void written(GuardedWrite write) {
        memory.slots().put(new Key(this, write.key()), new Written(term, write.document(), write.bytes()));
    }

    /** Nobody knows what has become of a document. */
    void forget(Object key) {
        memory.slots().remove(new Key(this, key));
    }

    /** This process begins anew, after what others may have written. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // by the one thread that follows
    void forgetAll() {
        term++;
    }
}
