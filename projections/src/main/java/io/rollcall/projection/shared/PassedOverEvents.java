// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Collection;

/** What operators have had read models go on without: skips stand in PostgreSQL, evictions in the documents. */
@FunctionalInterface
public interface PassedOverEvents {

    /**
     * Of a read model and some of its documents; blocks, and fails with MongoDB's exceptions where that does not
     * answer.
     *
     * @param keys the texts of their ids
     */
    PassedOver of(String readModel, Collection<String> keys);
}
