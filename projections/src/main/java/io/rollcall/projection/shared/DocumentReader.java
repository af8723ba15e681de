// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.ConfirmedMisses;
import io.rollcall.log.subscription.SubscriptionProgress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What readers see of a read model: from memory where this process has it there, else from the collection. */
final class DocumentReader<K, D> {

    private final ReadModelCodec<K, D> codec;
    private final ReadModelStore store;
    private final SubscriptionProgress progress;
    private final ConfirmedMisses misses;
    private final RecentDocuments<D> recent;

    DocumentReader(
            String name,
            ReadModelCodec<K, D> codec,
            ReadModelStore store,
            SubscriptionProgress progress,
            RecentDocuments<D> recent) {
        this.codec = codec;
        this.store = store;
        this.progress = progress;
        this.recent = recent;
        this.misses = new ConfirmedMisses(name, progress, store.look(), progress::upToNow);
    }

    /** As {@link ReadModel#find}. */
    Mono<D> find(K id, long after) {
        var key = DocumentState.key(id);
        return Mono.defer(() -> {
            var kept = recent.find(key, after);
            return kept == null
                    ? progress.await(after).then(Mono.defer(() -> findNow(id, key)))
                    : Mono.justOrEmpty(kept.document());
        });
    }

    /** It may be there by now. */
    private Mono<D> findNow(K id, Object key) {
        var kept = recent.find(key, 0);
        if (kept != null) {
            return Mono.justOrEmpty(kept.document());
        }
        var reading = recent.reading(key);
        var found = store.find(key).map(List::of).defaultIfEmpty(List.of());
        return misses.surely(found, documents -> !documents.isEmpty())
                .mapNotNull(documents -> documents.isEmpty() ? null : shown(id, documents.getFirst(), reading))
                .doFinally(end -> reading.end());
    }

    /** As {@link ReadModel#findAll}. */
    Mono<List<D>> findAll(Collection<K> ids, long after) {
        var byKey = ids.stream().collect(Collectors.toMap(DocumentState::key, id -> id, (one, same) -> one));
        return progress.await(after).then(Mono.defer(() -> findAllNow(byKey)));
    }

    private Mono<List<D>> findAllNow(Map<Object, K> byKey) {
        var kept = byKey.keySet().stream()
                .flatMap(key -> Optional.ofNullable(recent.find(key, 0)).stream())
                .toList();
        if (kept.size() == byKey.size()) {
            return Mono.just(kept.stream()
                    .flatMap(one -> Optional.ofNullable(one.document()).stream())
                    .toList());
        }
        var readings = byKey.keySet().stream().collect(Collectors.toMap(key -> key, recent::reading));
        return misses.surely(store.findAll(byKey.keySet()), documents -> documents.size() == byKey.size())
                .map(documents -> documents.stream()
                        .flatMap(document -> shown(document, byKey, readings).stream())
                        .toList())
                .doFinally(end -> readings.values().forEach(RecentDocuments.Reading::end));
    }

    private Optional<D> shown(Document document, Map<Object, K> ids, Map<Object, RecentDocuments<D>.Reading> readings) {
        var key = document.get(DocumentState.ID);
        var id = Objects.requireNonNull(ids.get(key));
        return Optional.ofNullable(shown(id, document, Objects.requireNonNull(readings.get(key))));
    }

    private @Nullable D shown(K id, Document stored, RecentDocuments<D>.Reading reading) {
        var content = DocumentState.contentOf(stored);
        var document = content == null ? null : codec.fromBson(id, content);
        if (!stored.containsKey(DocumentState.PARKED)) { // any process may have it tried again
            reading.found(stored, document);
        }
        return document;
    }
}
