// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is parked in the read models, wherever they are owned, and what can be done about it, by any process. All of it
 * blocks, and fails with MongoDB's exceptions where that does not answer.
 */
@Component
public final class ParkedRegister {

    /** Of each read model so many are looked at where no page is asked for; there may be more. */
    public static final int MOST = ToldParked.MOST;

    private final Refolds refolds;

    ParkedRegister(Refolds refolds) {
        this.refolds = refolds;
    }

    /** The names of all read models. */
    public List<String> readModels() {
        return refolds.readModels();
    }

    /**
     * What is parked in a read model, in no particular order: 1,000 of it at most; nothing where there is none of the
     * name.
     */
    public List<ParkedDocument> in(String readModel) {
        return subscription(readModel)
                .map(found -> new StoredParked(found.model()).all())
                .orElse(List.of());
    }

    /**
     * What is parked in a read model with this event or an earlier one, the newest event first: so many, if there are,
     * and all others that are parked with the last one's, in no particular order among themselves. It costs the same
     * however many there are, once {@link ParkedIndex} is made.
     *
     * @param type of the event only; {@code null} for any
     * @return empty where there is none, or no read model of the name
     */
    public List<ParkedDocument> page(String readModel, @Nullable String type, long upTo, int most) {
        return subscription(readModel)
                .map(found -> new StoredParked(found.model()).page(type, upTo, most))
                .orElse(List.of());
    }

    /** The same and then all others, page by page, as far as they are asked for. */
    public Stream<List<ParkedDocument>> pages(String readModel, @Nullable String type, long upTo, int most) {
        return Stream.iterate(
                page(readModel, type, upTo, most),
                page -> !page.isEmpty(),
                page -> page.getLast().position() == 0
                        ? List.of()
                        : page(readModel, type, page.getLast().position() - 1, most));
    }

    /** One document, where it is parked. */
    public Optional<ParkedDocument> find(String readModel, String key) {
        return subscription(readModel).flatMap(found -> new StoredParked(found.model()).find(key));
    }

    /**
     * Has documents take their events once more, all of them, in their order, from the log alone.
     *
     * @param keys the texts of their ids
     * @return what has become of each; all are done when this returns
     * @throws CannotRefold where nothing was done, with the reason
     */
    public Map<String, Refolded> retry(String readModel, Collection<String> keys) {
        return refold(readModel, keys.stream().distinct().collect(Collectors.toMap(key -> key, key -> Refold.NONE)));
    }

    /**
     * The same, but that each goes on for good without the event that has parked it: until its read model is built
     * anew, which tries it again.
     *
     * @param events the positions of those events, by the texts of the documents' ids; what is not parked with that
     *     event, or no more, stays as it is
     */
    public Map<String, Refolded> evict(String readModel, Map<String, Long> events) {
        return refold(readModel, events);
    }

    private Map<String, Refolded> refold(String readModel, Map<String, Long> evicted) {
        return refolds.run(readModel, evicted, RefoldScope.PARKED, written -> {});
    }

    private Optional<ReadModelSubscription> subscription(String readModel) {
        return refolds.subscription(readModel);
    }
}
