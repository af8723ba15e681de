// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a collection tells of its parked documents in one of its own.
 *
 * @param keys of them, as texts; so many at most
 * @param behind the highest position at which one was parked that is not among the keys; 0 for none
 */
record ToldParked(Set<String> keys, long behind) {

    /** Told at a time: it is one document, and is written anew with each. */
    static final int MOST = 1000;

    private static final String KEYS = "keys";
    private static final String BEHIND = "behind";

    ToldParked {
        keys = Set.copyOf(keys);
    }

    static ToldParked in(@Nullable Document told) {
        return told == null
                ? new ToldParked(Set.of(), 0)
                : new ToldParked(
                        Set.copyOf(told.getList(KEYS, String.class)),
                        told.get(BEHIND) instanceof Number behind ? behind.longValue() : 0);
    }

    /** Adds it to a document of the collection. */
    Document appendTo(Document document) {
        document.append(KEYS, List.copyOf(keys));
        return behind > 0 ? document.append(BEHIND, behind) : document;
    }

    /** @param position of the last event with which one of these is parked */
    ToldParked with(Collection<?> more, long position) {
        var all = filled(more.stream().map(String::valueOf).toList());
        var isListed = more.stream().map(String::valueOf).allMatch(all::contains);
        return new ToldParked(all, isListed ? behind : Math.max(behind, position));
    }

    ToldParked without(Collection<String> fewer) {
        var others = new LinkedHashSet<>(keys);
        fewer.forEach(others::remove);
        return new ToldParked(others, behind);
    }

    /**
     * With those that were found, all of them or more than there is room for.
     *
     * @param written up to here everything was: those that are parked further on may not have been found
     */
    ToldParked filledUp(Collection<String> found, long written) {
        var all = filled(found);
        return new ToldParked(all, all.containsAll(found) && written >= behind ? 0 : behind);
    }

    private Set<String> filled(Collection<String> more) {
        var all = new LinkedHashSet<>(keys);
        more.stream()
                .filter(key -> !keys.contains(key))
                .limit(Math.max(0, MOST - all.size()))
                .forEach(all::add);
        return all;
    }

    /** Whether there are, or may be, others. */
    boolean isNotAll() {
        return behind > 0;
    }

    boolean hasRoomForMore() {
        return isNotAll() && keys.size() < MOST;
    }
}
