// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

/**
 * Is told when the log turns out to be another one than before: the database was restored from a backup, or a standby
 * has taken over that lacks the newest events.
 */
public interface RestoreListener {

    /** What is kept in memory of the database may not be there any more. Never waits. */
    void forget();

    /**
     * Events are lost, and with them whatever was given out that stands in nothing else.
     *
     * @param most how many events are lost at most
     */
    void lost(long most);
}
