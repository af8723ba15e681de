// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;

/**
 * Where readers of the past find documents: what the thread that asks has been given to look in, which folds them. All
 * of such a look is on one thread, which it may block.
 */
final class PastDocuments {

    private static final ScopedValue<PastSource> SOURCE = ScopedValue.newInstance();

    /** Has something read from this source, on this thread. */
    static <T> T from(PastSource source, Callable<T> look) throws Exception {
        return ScopedValue.where(SOURCE, source).call(look::call);
    }

    /** The document under an id. */
    <K, D> Mono<D> find(ReadModel<K, D> model, K id) {
        return findAll(model, Set.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** Those of the documents under these ids that there are, in no particular order. */
    <K, D> Mono<List<D>> findAll(ReadModel<K, D> model, Collection<K> ids) {
        return Mono.fromCallable(() -> folded(model, new HashSet<>(ids)));
    }

    private static <K, D> List<D> folded(ReadModel<K, D> model, Set<K> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var fold = SOURCE.get().fold(model.name(), ids);
        return ids.stream()
                .map(id -> {
                    var content = fold.content(id);
                    return content == null ? null : model.codec().fromBson(id, content);
                })
                .filter(Objects::nonNull)
                .toList();
    }
}
