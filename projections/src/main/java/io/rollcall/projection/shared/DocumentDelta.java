// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What makes of one stored document another where only a few of the entries of a field are others: an update that names
 * those, instead of all that there are. It is right over exactly the document that it was made from, for which a
 * {@link WriteGuard} is.
 */
final class DocumentDelta {

    private final Document set = new Document();
    private final Document unset = new Document();
    private boolean isShort;
    private boolean onlyGrows = true;
    private int growth;

    private DocumentDelta() {}

    /**
     * Empty where it would say no less than the document itself; and where that is signed as a whole, in the order of
     * its fields, or takes the place of what somebody else has put there.
     */
    static Optional<DocumentDelta> between(Document before, Document after) {
        if (isSigned(before) || isSigned(after) || !isOfOneLog(before, after)) {
            return Optional.empty();
        }
        var delta = new DocumentDelta();
        delta.fields(before, after);
        return delta.isShort ? Optional.of(delta) : Optional.empty();
    }

    private static boolean isSigned(Document stored) {
        return stored.containsKey(DocumentMac.NAME);
    }

    /** A later position of the same log: then there is something to say, too. */
    private static boolean isOfOneLog(Document before, Document after) {
        return before.get(DocumentState.LOG) instanceof Long
                && Objects.equals(before.get(DocumentState.LOG), after.get(DocumentState.LOG))
                && before.get(DocumentState.POSITION) instanceof Long
                && !Objects.equals(before.get(DocumentState.POSITION), after.get(DocumentState.POSITION));
    }

    /** As MongoDB takes it. */
    Document update() {
        var update = new Document("$set", set);
        return unset.isEmpty() ? update : update.append("$unset", unset);
    }

    /** By how much {@link WriteChunks#sizeOf} says more of the document after it; empty where it has to be asked. */
    OptionalInt growth() {
        return onlyGrows ? OptionalInt.of(growth) : OptionalInt.empty();
    }

    private void fields(Document before, Document after) {
        for (var field : after.entrySet()) {
            var old = before.get(field.getKey());
            if (isOther(before, field.getKey(), old, field.getValue())
                    && !isSaidByEntries(field.getKey(), old, field.getValue())) {
                set(field.getKey(), before, field.getKey(), field.getValue());
            }
        }
        unset("", before, after);
    }

    /** Whether what has become of a field is said by its entries. */
    private boolean isSaidByEntries(String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Document old && after instanceof Document now && haveNames(old) && haveNames(now)) {
            entries(name + ".", old, now);
            isShort = true;
        } else if (before instanceof List<?> old && after instanceof List<?> now && isLongerThan(old, now)) {
            for (int at = old.size(); at < now.size(); at++) {
                set.append(name + "." + at, now.get(at));
                growth += WriteChunks.sizeOfAny(now.get(at));
            }
            isShort = true;
        } else {
            return false;
        }
        return true;
    }

    private void entries(String path, Document before, Document after) {
        for (var entry : after.entrySet()) {
            var old = before.get(entry.getKey());
            if (isOther(before, entry.getKey(), old, entry.getValue())) {
                set(path + entry.getKey(), before, entry.getKey(), entry.getValue());
            }
        }
        unset(path, before, after);
    }

    private static boolean isOther(Document before, String name, @Nullable Object old, @Nullable Object now) {
        return old != now && !Objects.equals(old, now) || now == null && !before.containsKey(name);
    }

    private void set(String path, Document before, String name, @Nullable Object value) {
        set.append(path, value);
        if (!before.containsKey(name)) {
            growth += WriteChunks.sizeOfEntry(name, value);
        } else {
            onlyGrows &= before.get(name) instanceof Number && value instanceof Number;
        }
    }

    private void unset(String path, Document before, Document after) {
        for (var name : before.keySet()) {
            if (!after.containsKey(name)) {
                unset.append(path + name, "");
                onlyGrows = false;
            }
        }
    }

    private static boolean isLongerThan(List<?> before, List<?> after) {
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    /** Names that can stand in a path, as they are. */
    private static boolean haveNames(Document entries) {
        for (var name : entries.keySet()) {
            if (name.isEmpty() || name.charAt(0) == '$' || name.indexOf('.') >= 0) {
                return false;
            }
        }
        return true;
    }
}
