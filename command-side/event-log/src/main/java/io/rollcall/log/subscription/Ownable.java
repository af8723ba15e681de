// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.UUID;

/** What one process at a time owns. */
interface Ownable {

    /** Unique and stable: its lock is kept under it. */
    String name();

    /** The role a process must have to own it. */
    Role role();

    /** @param token of this ownership: once another process owns it, another token is the newest (a fencing token) */
    void start(UUID token);

    void stop();

    /** Whether this process can do anything with it; asked about once a second, owned or not. */
    default boolean isWilling() {
        return true;
    }

    /** Called about once a second while this process owns it: sees to it that it goes on. */
    default void tend() {}
}
