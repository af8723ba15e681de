// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.SubscriptionProgress;
import java.util.List;

/**
 * One collection of a read model, and all that a process knows of it: what it keeps in memory of one generation is
 * never shown as another's.
 */
final class Generation<K, D> {

    /** The one that every read model begins with, in the collection of its own name. */
    static final int FIRST = 1;

    /** A copy to compare with, which nobody reads. */
    static final int SCRATCH = 0;

    private final int number;
    private final String collection;
    private final ReadModelStore store;
    private final BatchFold<K, D> fold;
    private final BatchWriter<K, D> writing;
    private final SubscriptionProgress progress;
    private final OwnedPosition place;
    private final RecentDocuments<D> recent;
    private final DocumentReader<K, D> reading;

    Generation(ReadModelDefinition<K, D> of, int number) {
        var name = of.name();
        this.number = number;
        this.collection = collection(name, number);
        this.store = new ReadModelStore(of.database(), collection, new DocumentMac(of.digests(), collection));
        this.fold = new BatchFold<>(name, of.codec(), of.database().clock());
        this.progress = new SubscriptionProgress(name, store.position(), of.patience());
        var written = new WrittenDocuments(of.database().memory());
        this.place =
                new OwnedPosition(name, store, progress, written, of.database().nanos());
        this.recent = new RecentDocuments<>(of.database().memory(), progress);
        this.reading = new DocumentReader<>(name, of.codec(), store, progress, recent);
        this.writing = new BatchWriter<>(name, fold, store, place, recent, written, of.together());
    }

    /** Where a generation of a read model lies; no read model has a name with an @. */
    static String collection(String readModel, int number) {
        return switch (number) {
            case FIRST -> readModel;
            case SCRATCH -> readModel + "@verify";
            default -> readModel + "@" + number;
        };
    }

    int number() {
        return number;
    }

    String collection() {
        return collection;
    }

    ReadModelStore store() {
        return store;
    }

    SubscriptionProgress progress() {
        return progress;
    }

    OwnedPosition place() {
        return place;
    }

    RecentDocuments<D> recent() {
        return recent;
    }

    DocumentReader<K, D> reading() {
        return reading;
    }

    /** Folds and writes some changes; up to this position there are no others. */
    void write(List<Change<K, D>> changes, long position) {
        writing.write(changes);
        fold.settled(position);
    }
}
