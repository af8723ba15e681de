// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.contracts.process.Heartbeat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Loops of this process that must not end and give no sign of life. */
final class LoopsCheck implements Check {

    private final Supplier<Stream<Heartbeat>> loops;

    LoopsCheck(Supplier<Stream<Heartbeat>> loops) {
        this.loops = loops;
    }

    @Override
    public Cause cause() {
        return Cause.LOOP_SILENT;
    }

    @Override
    public List<Finding> look() {
        return loops.get()
                .filter(Heartbeat::isLate)
                .map(loop -> Finding.broken(
                        cause(),
                        "The loop " + loop.name() + " of this process has said nothing for "
                                + loop.silence().toSeconds() + " s."))
                .toList();
    }
}
