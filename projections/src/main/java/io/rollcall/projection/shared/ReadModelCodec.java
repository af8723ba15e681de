// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import org.bson.Document;

/**
 * How the documents of one read model are stored.
 *
 * @param <K> the id: {@code Long} or {@code String}
 * @param <D> the document, immutable
 */
public interface ReadModelCodec<K, D> {

    /** The content, without the id. {@code _id, position, log, deleted, parked, mac} are the engine's own names. */
    Document toBson(D document);

    /** What {@link #toBson} made, put together with its id again. */
    D fromBson(K id, Document content);
}
