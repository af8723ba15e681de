// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.operator.export.ExportDoor;

/** What sealing, verifying and exporting a generated log takes, for {@code ops/benchmark}. */
public final class AuditFigures implements AutoCloseable {

    private final AuditedLog audited = new AuditedLog();

    /** Makes a log of so many events. */
    public AuditFigures(int events) {
        audited.log.with(events);
    }

    /** Has all of it sealed and signed. */
    public void seal() {
        audited.log.sealed();
    }

    /** Verifies all of it. */
    public void verify() {
        if (!audited.audit().path("sound").asBoolean()) {
            throw new IllegalStateException("The log is not as it was sealed");
        }
    }

    /** A server with what an export asks for, to be closed; the log is sealed. */
    public ExportDoor door() {
        return new ExportDoor(
                audited.log.log, audited.log.checkpoints.newest().orElseThrow().note());
    }

    /** The public key that has signed it. */
    public String vkey() {
        return audited.log.keys.believed(audited.origin()).getFirst().vkey();
    }

    @Override
    public void close() {
        audited.close();
    }
}
