// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.Locale;

/** Everything that a diagnosis can name. Each has a section of its name in {@code ops/guides/operators.md}. */
public enum Cause {
    /** PostgreSQL does not answer. */
    POSTGRESQL_AWAY("curl -s \"$SERVER/actuator/health\""),
    /** MongoDB does not answer. */
    MONGODB_AWAY("curl -s \"$SERVER/actuator/health\""),
    /** Kafka does not answer. */
    KAFKA_AWAY("rollcall subscriptions stream"),
    /** Nobody owns a subscription or a task. */
    DEAD_OWNER("rollcall subscriptions"),
    /** A subscription lacks events and does not move, or is far behind. */
    SUBSCRIPTION_STANDS_STILL("rollcall subscriptions"),
    /** A read model is not there, or is being built anew. */
    READ_STORE_EMPTIED("rollcall subscriptions"),
    /** A read model was built from another history than the log's: from what a restore has taken back, above all. */
    READ_STORE_AHEAD("rollcall subscriptions"),
    /** Messages wait for a gateway that does not take them. */
    GATEWAY_AWAY("curl -s \"$SERVER/actuator/prometheus\" | grep rollcall_outbox"),
    /** Documents take no events. */
    PARKED_DOCUMENTS("rollcall parked"),
    /** Some process meets events that it does not know. */
    UNKNOWN_EVENT("rollcall subscriptions"),
    /** An operator has had a subscription pass over an event. */
    SKIPPED_EVENT("rollcall subscriptions"),
    /** The log is sealed and nobody signs it. */
    SIGNING_KEY_MISSING("rollcall audit"),
    /** A place outside, or a witness, does not take checkpoints. */
    CHECKPOINTS_HELD_UP("rollcall audit"),
    /** The wrapping keys are to be renewed soon, or should have been. */
    KEY_RENEWAL("ls -l ./data/key-ring.json"),
    /** Keys of erased subjects were there again: an older table of keys has been restored. */
    KEYS_REVIVED("rollcall diagnose"),
    /** There is little room left where this process keeps its data. */
    DISK_NEARLY_FULL("df -h ./data"),
    /** The clocks of this process and of PostgreSQL differ. */
    CLOCKS_APART("date -u"),
    /** A limit has been reached lately. */
    LIMIT_CLOSED("rollcall history --type limit.closed"),
    /** A loop of this process gives no sign of life. */
    LOOP_SILENT("curl -s \"$SERVER/actuator/health\""),
    /** One of these could not be looked at. */
    NOT_CHECKED("rollcall diagnose");

    private final String command;

    Cause(String command) {
        this.command = command;
    }

    /**
     * A command of its section to begin with, to be typed as it stands. {@code SERVER} in it is the variable of the
     * guide: where the doors of the process are that was asked.
     */
    public String command() {
        return command;
    }

    /** As it stands in answers and in the guide: kebab case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the guide says what to do about it. */
    public String runbook() {
        return "ops/guides/operators.md#" + text();
    }
}
