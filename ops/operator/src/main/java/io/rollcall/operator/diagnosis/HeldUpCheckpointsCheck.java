// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.operator.proof.PublicationTable;
import java.util.List;

/** Whether checkpoints get where they are sent to, whichever process sends them. */
record HeldUpCheckpointsCheck(PublicationTable publications) implements Check {

    /** In a row, later each time: about a quarter of a minute. */
    private static final int FAILURES = 5;

    @Override
    public Cause cause() {
        return Cause.CHECKPOINTS_HELD_UP;
    }

    @Override
    public List<Finding> look() {
        return publications.all().stream()
                .filter(it -> it.failures() >= FAILURES)
                .map(it -> Finding.look(
                                cause(),
                                "Checkpoints do not get to the target %s, which has the one of %d events: %s."
                                        .formatted(it.target(), it.size(), it.error()))
                        .since(it.publishedAt()))
                .toList();
    }
}
