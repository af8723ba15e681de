// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a collection held when this was made, read part by part: what is changed before it is read is kept as it was.
 * Under the monitor of the collection.
 */
final class CollectionCopy {

    private final Map<Integer, Document> before = new HashMap<>();
    private final int[] positions;
    private int read;

    /** @param positions where documents are, in ascending order */
    CollectionCopy(int[] positions) {
        this.positions = positions;
    }

    /** This was there; it is not touched from here on. Documents that came later stand at positions of no interest. */
    void changing(int position, Document was) {
        if (read < positions.length && position >= positions[read]) {
            before.putIfAbsent(position, was);
        }
    }

    /** Some more, none once all are read. */
    List<Document> next(int most, IntFunction<Document> present) {
        var part = new ArrayList<Document>();
        for (; read < positions.length && part.size() < most; read++) {
            var was = before.remove(positions[read]);
            part.add(was != null ? was : present.apply(positions[read]).clone());
        }
        return part;
    }
}
