// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import java.util.function.Function;

/**
 * What an event does to one document, and to further ones that the document leads to.
 *
 * @param depth how many steps those may be away: 0 where there are none. All effects on one document, of whatever
 *     event, are of one depth.
 * @param onward what the event does to those that the document leads to, by the document after the event; nobody is
 *     asked where there is none. Each of them is of a smaller depth, and there is at most one for each document and
 *     event.
 */
public record Effect<K, D, E>(K id, int depth, ReadModel.Fold<D, E> fold, Function<D, List<Effect<K, D, E>>> onward) {

    /** One that concerns a document alone. */
    public static <K, D, E> Effect<K, D, E> on(K id, ReadModel.Fold<D, E> fold) {
        return new Effect<>(id, 0, fold, after -> List.of());
    }
}
