// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one run of a command has read and written, from its dispatch to its answer. Used by one thread. */
public final class CommandContext {

    private static final ScopedValue<CommandContext> CURRENT = ScopedValue.newInstance();

    private final Map<String, Long> reads = new HashMap<>();
    private boolean written;
    private long position = -1;

    /** Runs a command in this context; only the command gateway does. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> command) throws X {
        return ScopedValue.where(CURRENT, this).call(command);
    }

    /** The running command's. */
    public static CommandContext current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("The log is written by commands only");
        }
        return CURRENT.get();
    }

    /** Notes that the command has seen an aggregate at this version; -1: that it does not exist. */
    public void read(String aggregate, long version) {
        reads.putIfAbsent(aggregate, version);
    }

    /**
     * What was read, without the aggregates that the command itself changes: the log checks those by their versions.
     */
    Set<Version> readsBut(Set<String> written) {
        return reads.entrySet().stream()
                .filter(entry -> !written.contains(entry.getKey()))
                .map(entry -> new Version(entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
    }

    /** Notes that the command's events are about to be appended; a second append would not be atomic with the first. */
    void beginWriting() {
        if (written) {
            throw new IllegalStateException("A unit of work appends once");
        }
        written = true;
    }

    /** Whether the append of what the command decided has begun; it appends once. */
    public boolean isWritten() {
        return written;
    }

    void settledAt(long position) {
        this.position = position;
    }

    /** The position of the command's last event, or the head that confirmed it. */
    public long position() {
        if (position < 0) {
            throw new IllegalStateException("The log has not answered for this command");
        }
        return position;
    }
}
