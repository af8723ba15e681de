// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.UUID;

/**
 * Something that one process at a time does by itself, besides following the log; owned as a {@link Subscription} is.
 */
public interface SingletonTask {

    /** Kebab case, unique among subscriptions and tasks, stable: its lock is kept under it. */
    String name();

    /** The role a process must have to own it. */
    Role role();

    /**
     * Is told, before it begins, that this process owns it from here on.
     *
     * @param token of this ownership (a fencing token): once another process owns it, another one is the newest
     */
    default void ownedAs(UUID token) {}

    /** Begins: this process owns it now. If that fails, another one is asked. */
    void start();

    /** Returns once nothing is done any more. It may be started again. */
    void stop();
}
