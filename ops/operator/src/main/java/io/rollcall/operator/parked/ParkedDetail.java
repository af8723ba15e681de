// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rollcall.projection.shared.ParkedDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same as in the list, and more.
 *
 * @param stackTrace classes and places, a line each; {@code null} where the database has refused the document
 * @param evicted the positions of events that the document goes on without
 */
record ParkedDetail(@JsonUnwrapped ParkedRow row, @Nullable String stackTrace, List<Long> evicted) {

    ParkedDetail {
        evicted = List.copyOf(evicted);
    }

    /** @param id under which operators see it */
    static ParkedDetail of(ParkedDocument parked, ParkedId id) {
        var trace = parked.trace().isEmpty() ? null : String.join("\n", parked.trace());
        return new ParkedDetail(ParkedRow.of(parked, id), trace, parked.without());
    }
}
