// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

/** What sealing and verifying a generated log takes, for {@code ops/benchmark}. */
public final class AuditFigures implements AutoCloseable {

    private final AuditedLog audited = new AuditedLog();

    /** Makes a log of so many events. */
    public AuditFigures(int events) {
        audited.log.with(events);
    }

    /** Seconds until all of it is sealed and signed. */
    public double seal() {
        var begun = System.nanoTime();
        audited.log.sealed();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Seconds that a verification of all of it takes. */
    public double verify() {
        var begun = System.nanoTime();
        if (!audited.audit().path("sound").asBoolean()) {
            throw new IllegalStateException("The log is not as it was sealed");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        audited.close();
    }
}
