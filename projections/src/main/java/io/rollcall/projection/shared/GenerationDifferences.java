// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What tells two generations of a read model apart, as far as an operator may see it: fields, and no value of any. */
final class GenerationDifferences {

    /** More documents are counted, and not named in the JSON. */
    static final int MOST = 100;

    /** Of more fields, documents are named without. */
    static final int MOST_FIELDS = 400;

    private final ContentHash before;
    private final ContentHash after;
    private final List<Document> named = new ArrayList<>();
    private final Consumer<Document> each;
    private int fields;
    private long number;

    GenerationDifferences() {
        this(none -> {});
    }

    /** @param before so many others differ, of which nothing else is known any more */
    GenerationDifferences(long before) {
        this();
        this.number = before;
    }

    /** @param each is told of every document that differs: its id, and its fields as JSON shows them */
    GenerationDifferences(Consumer<Document> each) {
        var salt = ContentHash.newSalt();
        this.before = new ContentHash(salt);
        this.after = new ContentHash(salt);
        this.each = each;
    }

    /**
     * Counts a document, as it is in both.
     *
     * @param was its content in the live one; {@code null} where there is none
     * @param is the same in the other one
     */
    void add(Object key, @Nullable Document was, @Nullable Document is) {
        if (was != null) {
            before.add(key, was);
        }
        if (is != null) {
            after.add(key, is);
        }
        if (!Objects.equals(was, is)) {
            number++;
            var of = fields(was, is);
            each.accept(new Document("id", key).append("fields", of));
            if (named.size() < MOST) {
                fields += of.size();
                named.add(new Document("id", key).append("fields", fields > MOST_FIELDS ? List.of() : of));
            }
        }
    }

    private static List<Document> fields(@Nullable Document was, @Nullable Document is) {
        var old = was == null ? Map.<String, Object>of() : was;
        var now = is == null ? Map.<String, Object>of() : is;
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new Document("field", name)
                        .append("old", masked(old.containsKey(name)))
                        .append("new", masked(now.containsKey(name))))
                .toList();
    }

    private static @Nullable Document masked(boolean given) {
        return given ? new Document("masked", true) : null;
    }

    long number() {
        return number;
    }

    /** As JSON, for operators. */
    String toJson() {
        return new Document("equal", number == 0)
                .append("old", side(before))
                .append("new", side(after))
                .append("differing", number)
                .append("documents", named)
                .toJson();
    }

    private static Document side(ContentHash of) {
        return new Document("documents", of.documents()).append("hash", of.toString());
    }
}
