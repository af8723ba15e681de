// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What makes of one stored document another where only a few of the entries of a field are others: an update that names
 * those, instead of all that there are. It is right over exactly the document that it was made from, for which a
 * {@link WriteGuard} is.
 */
final class DocumentDelta {

    private static final String SET = "$set";
    private static final String UNSET = "$unset";

    private final Document set = new Document();
    private final Document unset = new Document();
    private boolean isShort;

    private DocumentDelta() {}

    /**
     * Empty where it would say no less than the document itself; and where that is signed as a whole, in the order of
     * its fields, or takes the place of what somebody else has put there.
     */
    static Optional<Document> between(Document before, Document after) {
        if (isSigned(before) || isSigned(after) || !isOfOneLog(before, after)) {
            return Optional.empty();
        }
        var delta = new DocumentDelta();
        delta.fields(before, after);
        return delta.isShort ? Optional.of(delta.toBson()) : Optional.empty();
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

    private void fields(Document before, Document after) {
        after.forEach((name, value) -> {
            if (!before.containsKey(name) || !field(name, before.get(name), value)) {
                set.append(name, value);
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> unset.append(name, ""));
    }

    /** Whether what has become of a field is said by its entries. */
    private boolean field(String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Document old && after instanceof Document now && haveNames(now) && haveNames(old)) {
            entries(name + ".", old, now);
            isShort = true;
            return true;
        }
        if (before instanceof List<?> old && after instanceof List<?> now && isLongerBy(now, old)) {
            for (int at = old.size(); at < now.size(); at++) {
                set.append(name + "." + at, now.get(at));
            }
            isShort = true;
            return true;
        }
        return Objects.equals(before, after);
    }

    private void entries(String field, Document before, Document after) {
        after.forEach((name, value) -> {
            if (!before.containsKey(name) || !Objects.equals(before.get(name), value)) {
                set.append(field + name, value);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> unset.append(field + name, ""));
    }

    private static boolean isLongerBy(List<?> after, List<?> before) {
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    /** Names that can stand in a path, as they are. */
    private static boolean haveNames(Document entries) {
        return entries.keySet().stream()
                .noneMatch(name -> name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0);
    }

    private Document toBson() {
        var update = new Document(SET, set);
        return unset.isEmpty() ? update : update.append(UNSET, unset);
    }
}
