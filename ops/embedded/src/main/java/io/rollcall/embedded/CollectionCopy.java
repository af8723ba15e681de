// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a collection held when this was made, read part by part: what is changed before it is read is kept as it was.
 * Under the monitor of the collection.
 */
final class CollectionCopy {

    private final Map<Integer, byte[]> before = new HashMap<>();
    private final PackedDocuments documents;
    private final int[] places;
    private int read;

    CollectionCopy(PackedDocuments documents) {
        this.documents = documents;
        this.places = documents.places().toArray();
    }

    /** The document at a place is about to change. Those that came later stand at places of no interest. */
    void changing(int place) {
        if (read < places.length && place >= places[read]) {
            before.computeIfAbsent(place, documents::packed);
        }
    }

    /** Some more, packed; none once all are read. */
    List<byte[]> next(int most) {
        var part = new ArrayList<byte[]>();
        for (; read < places.length && part.size() < most; read++) {
            var was = before.remove(places[read]);
            part.add(was != null ? was : documents.packed(places[read]));
        }
        return part;
    }
}
