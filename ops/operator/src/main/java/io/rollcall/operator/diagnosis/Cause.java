// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.Locale;

/** Everything that a diagnosis can name. Each has a section of its name in {@code ops/guides/operators.md}. */
public enum Cause {
    /** PostgreSQL does not answer. */
    POSTGRESQL_AWAY,
    /** MongoDB does not answer. */
    MONGODB_AWAY,
    /** Kafka does not answer. */
    KAFKA_AWAY,
    /** Nobody owns a subscription or a task. */
    DEAD_OWNER,
    /** A subscription lacks events and does not move, or is far behind. */
    SUBSCRIPTION_STANDS_STILL,
    /** A read model is not there, or is being built anew. */
    READ_STORE_EMPTIED,
    /** A read model was built from another history than the log's: from what a restore has taken back, above all. */
    READ_STORE_AHEAD,
    /** Messages wait for a gateway that does not take them. */
    GATEWAY_AWAY,
    /** Documents take no events. */
    PARKED_DOCUMENTS,
    /** Some process meets events that it does not know. */
    UNKNOWN_EVENT,
    /** An operator has had a subscription pass over an event. */
    SKIPPED_EVENT,
    /** The log is sealed and nobody signs it. */
    SIGNING_KEY_MISSING,
    /** A place outside, or a witness, does not take checkpoints. */
    CHECKPOINTS_HELD_UP,
    /** The wrapping keys are to be renewed soon, or should have been. */
    KEY_RENEWAL,
    /** Keys of erased subjects were there again: an older table of keys has been restored. */
    KEYS_REVIVED,
    /** There is little room left where this process keeps its data. */
    DISK_NEARLY_FULL,
    /** The clocks of this process and of PostgreSQL differ. */
    CLOCKS_APART,
    /** A limit has been reached lately. */
    LIMIT_CLOSED,
    /** A loop of this process gives no sign of life. */
    LOOP_SILENT,
    /** One of these could not be looked at. */
    NOT_CHECKED;

    /** As it stands in answers and in the guide: kebab case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the guide says what to do about it. */
    public String runbook() {
        return "ops/guides/operators.md#" + text();
    }
}
