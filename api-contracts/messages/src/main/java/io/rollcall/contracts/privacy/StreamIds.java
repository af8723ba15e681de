// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids that users, numbers, meetings and whatever else events are about have on the stream, and nowhere else:
 * random, the same in all processes of a fleet, and destroyed where personal data of the subject is. Blocks, except
 * where everything is known already.
 */
public interface StreamIds {

    /**
     * A subject as an event names it.
     *
     * @param name that its aggregate has in the log, such as {@code user-7}
     * @param position of the event: what has ended before it is another subject, though it has the same name
     */
    record Named(String name, long position) {}

    /**
     * The ids of these subjects, made where there are none yet. Of what is destroyed it is another one than before, the
     * same each time, from which nobody finds out the subject by what the database holds.
     */
    Map<Named, String> of(Collection<Named> subjects);

    /** How a subject ends. */
    sealed interface End {

        /** What its aggregate is called in the log. */
        String name();

        /**
         * It is free, or forgotten, with the event at this position. What has its name behind that is another one. The
         * id is destroyed once that event is told.
         */
        record Freed(String name, long position) implements End {}

        /**
         * The same, of a name that no other subject ever has: what is told of it behind that has an id that leads
         * nowhere from the beginning.
         */
        record ForGood(String name, long position) implements End {}

        /** Its id is destroyed with this key: once everything is told that the log held by then. */
        record WithKey(String name, KeyId key) implements End {}
    }

    /**
     * Subjects end: of each name one, or one with its key and then one for good. Nothing happens the second time. Where
     * this fails, some may have ended.
     */
    void end(Collection<End> ends);

    /**
     * Destroys what has ended.
     *
     * @param position up to which everything is told, for good
     */
    void told(long position);

    /**
     * A subject that has an id.
     *
     * @param since the position behind which it is meant by its name
     * @param id {@code null} once destroyed
     */
    record Subject(String name, long since, @Nullable String id) {}

    /**
     * Subjects in the order of their names, from behind one on; of a name that was free in between, all or none.
     *
     * @param after a name; empty for the first
     * @param most names, at least 1
     */
    List<Subject> after(String after, int most);

    /** Those of these ids that are subjects' and not destroyed, with the names of those in the log. */
    Map<String, String> names(Collection<String> ids);

    /** The id that a subject has now; empty where it has none, or it is destroyed. Makes none. */
    Optional<String> current(String name);

    /** Forgets what is kept in memory: another process may have had the stream since. Never waits. */
    void forget();
}
