// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field that the two documents of the meet door name differently. Both names are taken, and what is wrong is told
 * under the name that the client used, or under both where it used neither (K-1).
 *
 * @param name as the later document has it
 * @param older as the earlier one has it
 */
public record RenamedField(String name, String older) {

    /** One user. */
    public static final RenamedField USER = new RenamedField("user", "user_id");

    /** Several users. */
    public static final RenamedField USERS = new RenamedField("users", "user_ids");

    /** Reads one value, which must be there; of two names the later one counts. */
    public <T> Entry<T> one(Form form, Field<T> field) {
        if (form.has(name, field) || form.has(older, field)) {
            return form.required(nameIn(form), field);
        }
        form.required(name, field);
        return form.required(older, field);
    }

    /** Reads values, of which there must be some; those under either name. */
    public <T> List<T> all(Form form, Field<List<T>> field) {
        var neither = !form.has(name, field) && !form.has(older, field);
        return Stream.of(name, older)
                .filter(used -> neither || form.has(used, field))
                .map(used -> form.required(used, field).or(List.of()))
                .flatMap(List::stream)
                .toList();
    }

    /** The name that a form uses for it, of two the later one. */
    public String nameIn(Form form) {
        return form.has(name) ? name : older;
    }
}
