// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.AxonSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/**
 * Makes some documents of a read model once more, where they are, each from all of its own history; the others stay.
 * May be done by any process, and done twice it is the same. All of it blocks.
 */
@Component
public final class PartRebuilds {

    /** More documents are no part any more: the read model is to be rebuilt. */
    public static final int MOST = 20_000;

    /** Once this is over no process shows what it had in memory before. */
    public static final Duration HEARD = GenerationWatch.LOOK.multipliedBy(2);

    /** Nothing that follows from documents in others is made with them, but from those that were lacking. */
    public static final long ITSELF = Long.MAX_VALUE;

    private static final int TOGETHER = 500;
    private static final int PAGE = 1000;

    /** Is told how far it is; what it throws ends it between two documents. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Is told after each document.
         *
         * @param done so many documents
         * @param of in all
         */
        void reached(long done, long of);
    }

    /**
     * How far a part has come, to be kept so that it goes on from there after a crash. Of the 500 documents in work at
     * that moment those that were written are found as they are by then.
     *
     * @param upTo the text of the last id that was made, in their order; empty before the first
     * @param documents how many were made
     * @param parked how many of them cannot take one of their events
     * @param differing how many are otherwise than they were
     */
    public record Made(String upTo, int documents, int parked, long differing) {

        /** Nothing yet. */
        public static final Made NOTHING = new Made("", 0, 0, 0);
    }

    /**
     * What has become of a part.
     *
     * @param documents how many were made
     * @param parked how many of them cannot take one of their events
     * @param differing how many are otherwise than they were
     * @param comparison a JSON object as that of {@link GenerationState}; of those that were made before the part was
     *     gone on with it has only how many differed
     */
    public record Rebuilt(int documents, int parked, long differing, String comparison) {}

    private final Refolds refolds;

    PartRebuilds(Refolds refolds) {
        this.refolds = refolds;
    }

    /** Which documents some events change by themselves: the texts of their ids. */
    public Set<String> changedBy(String readModel, List<TrackedEventMessage<?>> events) {
        var subscription = refolds.named(readModel);
        var model = FoldedModel.of(subscription.model(), subscription, refolds.skipped(readModel));
        return events.stream()
                .filter(event -> !model.skips(event))
                .flatMap(event -> model.changes(event).stream())
                .map(change -> String.valueOf(change.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Which documents the events from a position on change by themselves.
     *
     * @return at most so many and those of one page of events: more is told by there being more
     */
    public Set<String> changedFrom(String readModel, long position, int most, Progress progress) {
        var end = refolds.named(readModel).log().head();
        var keys = new TreeSet<String>();
        for (var read = position - 1; read < end && keys.size() <= most; ) {
            var page = refolds.log().after(read, (int) Math.min(PAGE, end - read));
            if (page.isEmpty()) {
                throw new CannotRefold("the log ends at position " + read + ", before " + end);
            }
            keys.addAll(changedBy(readModel, page));
            read = AxonSubscription.positionOf(page.getLast().trackingToken());
            progress.reached(read - position + 1, end - position + 1);
        }
        return keys;
    }

    /**
     * Makes documents once more.
     *
     * @param keys the texts of their ids, {@link #MOST} at most
     * @param after what follows in other documents from their events behind this position is made with them;
     *     {@link #ITSELF} for none of it
     * @param before how far it was when it was begun before
     * @param kept is told how far it is
     * @throws CannotRefold where it cannot go on; what was made is right
     */
    public Rebuilt rebuild(
            String readModel,
            Collection<String> keys,
            long after,
            Made before,
            Progress progress,
            Consumer<Made> kept) {
        var differences = new GenerationDifferences(before.differing());
        var all = List.copyOf(new TreeSet<>(keys).tailSet(before.upTo(), false));
        var documents = new int[] {before.documents()};
        var parked = before.parked();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            var part = new ArrayList<>(all.subList(from, Math.min(all.size(), from + TOGETHER)));
            var first = from;
            var results = refolds.run(
                    readModel,
                    part.stream().collect(Collectors.toMap(key -> key, key -> Refold.NONE)),
                    new RefoldScope(
                            false,
                            after,
                            (read, of) -> progress.reached(
                                    first * of / TOGETHER + read, (all.size() + TOGETHER - 1L) / TOGETHER * of)),
                    written -> {
                        written.compare(differences);
                        documents[0] += written.number();
                    });
            parked += (int) results.values().stream()
                    .filter(Refolded.PARKED_AGAIN::equals)
                    .count();
            kept.accept(new Made(part.getLast(), documents[0], parked, differences.number()));
        }
        return new Rebuilt(documents[0], parked, differences.number(), differences.toJson());
    }
}
