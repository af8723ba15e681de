// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import io.rollcall.proof.note.NoteSigner;
import java.nio.file.Path;
import java.util.List;

/** A process that ends between what it keeps and what it answers, as by {@code kill -9}: where it asks for the time. */
final class KilledWitness {

    static final int SIZE = 200;
    static final int KILLED = 137;

    private KilledWitness() {}

    /** @param args the folder, the key of the log, and that of the witness */
    public static void main(String[] args) throws Exception {
        var log = NoteSigner.parse(args[1]);
        var witness = new Witness(
                new WitnessState(Path.of(args[0])), List.of(log.verifier()), List.of(NoteSigner.parse(args[2])), () -> {
                    Runtime.getRuntime().halt(KILLED);
                    throw new IllegalStateException();
                });
        var tree = new TestLog(SIZE, SIZE, "");
        witness.add(new io.rollcall.proof.witness.AddCheckpoint(0, List.of(), tree.note(SIZE, log)));
    }
}
