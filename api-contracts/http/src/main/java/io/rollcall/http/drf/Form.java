// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent, read field by field. What is wrong is collected, one text for each field, and comes out together
 * at {@link #check}; until then an {@link Entry} says nothing certain. Fields nobody reads are ignored (G-21).
 *
 * <pre>{@code
 * var form = Form.of(call);
 * var phone = form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
 * var isNew = form.optional("is_new", bool());
 * form.check();
 * }</pre>
 */
public final class Form {

    private final Map<String, List<FormValue>> values;
    private final Map<String, List<FormValue>> indexed;
    private final boolean html;
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();

    private Form(Map<String, List<FormValue>> values, boolean html) {
        this.values = values;
        this.indexed = html ? IndexedLists.in(values) : Map.of();
        this.html = html;
    }

    /**
     * The form in the body of a call.
     *
     * @throws Refusal 400 where the body is JSON but no object (G-4, G-5)
     */
    public static Form of(Call call) {
        return switch (call.body()) {
            case Body.Fields fields -> new Form(fields.values(), true);
            case Body.Document document -> new Form(json(document.value()), false);
        };
    }

    /** The form in the query of a call. */
    public static Form ofQuery(Call call) {
        var values = new LinkedHashMap<String, List<FormValue>>();
        call.query()
                .forEach((name, texts) -> values.put(
                        name,
                        texts.stream()
                                .<FormValue>map(text -> new FormValue.Text(text == null ? "" : text))
                                .toList()));
        return new Form(values, true);
    }

    /** The form in the body, or in the query where the body says nothing: some clients' DELETE has no body. */
    public static Form ofBodyOrQuery(Call call) {
        var form = of(call);
        return form.values.isEmpty() ? ofQuery(call) : form;
    }

    /** Whether a field was sent, with whatever value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether a field was sent in a way in which this one can be: a list also value by value. */
    public boolean has(String name, Field<?> field) {
        return has(name) || field.isList() && indexed.containsKey(name);
    }

    /** Reads a field that must be there. */
    public <T> Entry<T> required(String name, Field<T> field) {
        if (has(name, field)) {
            return read(name, field);
        }
        reject(name, html ? field.missingFromHtml() : field.missing());
        return Entry.absent();
    }

    /** Reads a field that may be left out, but may not be null. */
    public <T> Entry<T> optional(String name, Field<T> field) {
        // HTML has no way to leave a box empty other than to send nothing in it
        return has(name, field) && !(html && field.isLeftOut(sent(name))) ? read(name, field) : Entry.absent();
    }

    /** Reads a field that may be left out or be null, which mean the same. */
    public <T> Entry<T> nullable(String name, Field<T> field) {
        return List.of(new FormValue.Json(null)).equals(values.get(name)) ? Entry.absent() : optional(name, field);
    }

    /** Finds fault with a field; the first text for a field stands (G-28). */
    public void reject(String name, String text) {
        wrong.putIfAbsent(name, List.of(text));
    }

    /** @throws Refusal 400 with all that is wrong so far, in the order in which it was found */
    public void check() {
        if (!wrong.isEmpty()) {
            throw Refusal.fields(new LinkedHashMap<>(wrong));
        }
    }

    private <T> Entry<T> read(String name, Field<T> field) {
        try {
            return new Entry<>(field.read(sent(name)));
        } catch (Invalid e) {
            reject(name, e.text());
            return Entry.absent();
        }
    }

    private List<FormValue> sent(String name) {
        var plain = values.get(name);
        return plain == null ? indexed.getOrDefault(name, List.of()) : plain;
    }

    private static Map<String, List<FormValue>> json(@Nullable Object sent) {
        if (sent == null) {
            throw Refusal.nonField("No data provided");
        }
        if (!(sent instanceof Map<?, ?> object)) {
            throw Refusal.nonField("Invalid data. Expected a dictionary, but got " + Python.type(sent) + ".");
        }
        var values = new LinkedHashMap<String, List<FormValue>>();
        object.forEach((name, value) -> values.put((String) name, List.of(new FormValue.Json(value))));
        return values;
    }
}
