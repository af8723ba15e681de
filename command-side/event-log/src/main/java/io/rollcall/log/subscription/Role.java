// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

/** What a process may be asked to do ({@code rollcall.roles}). */
public enum Role {
    /** Serves the doors: commands and queries. */
    WEB,
    /** Writes the read models. */
    PROJECTION,
    /** Writes the Kafka stream. */
    STREAM,
    /** Sends codes and mails and runs the processes that follow from events. */
    POLICY
}
