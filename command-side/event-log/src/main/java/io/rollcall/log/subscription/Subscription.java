// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Takes the events of the log in their order, under a name of its own, and keeps its own position. At any time one
 * process owns it. Its name is also the name of the Axon processing group with the handlers that it feeds.
 */
public interface Subscription {

    /** Kebab case, unique in the system, stable: positions and locks are kept under it. */
    String name();

    /** The role a process must have to own this subscription. */
    Role role();

    /**
     * The position up to which everything this subscription does is done and safe, as far as this process knows; 0
     * until it does.
     */
    long position();

    /** The same for a caller that only watches: asks nobody, and is empty while another process may own it. */
    default OptionalLong positionHere() {
        return OptionalLong.of(position());
    }

    /**
     * Whether everything is done and safe that this subscription does up to a position, as far as this process knows.
     * Where another process owns it this may be so before {@link #position()} tells: of what does not concern it the
     * position is kept later.
     */
    default boolean hasSeen(long position) {
        return position() >= position;
    }

    /**
     * Whether everything is there that may have been read before: all that the log held when this process first looked,
     * or when what this subscription has made was lost. Never waits. Only read models are read.
     */
    default boolean isCaughtUp() {
        return true;
    }

    /** Where it must come to for that; {@link Long#MAX_VALUE} while nobody can tell. */
    default long goal() {
        return 0;
    }

    /** Whether it gets on in this process, by which its lock is held. */
    default boolean isFollowedHere() {
        return false;
    }

    /**
     * Is told, before it begins, which events concern it: all others are nothing to it.
     *
     * @param types whether its handlers take events of this class
     */
    default void concernedBy(Predicate<Class<?>> types) {}

    /**
     * Is told, before it begins, which handlers it feeds, also in a process that does not own it.
     *
     * @param handlers may be shown events at any time, by any thread
     */
    default void handledBy(EventHandlers handlers) {}

    /**
     * Is told, before it begins, that this process owns it from here on.
     *
     * @param token of this ownership (a fencing token): once another process owns it, another one is the newest
     */
    default void ownedAs(UUID token) {}
}
