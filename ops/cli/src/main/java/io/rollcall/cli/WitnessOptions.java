// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.cli.witness.Witness;
import io.rollcall.cli.witness.WitnessState;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which witness. */
final class WitnessOptions {

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "What was cosigned last, of this witness alone; never to be restored from a backup.")
    private Path state;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "A private key of the witness, as 'witness keygen' makes it; once for each.")
    private List<Path> keys;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "VKEY",
            description = "A public key of a log, name+id+base64; once for each.")
    private List<String> logs;

    /** @throws Failure where a key is none, or others may read it */
    Witness witness() {
        try {
            var verifiers = new ArrayList<NoteVerifier>();
            for (var log : logs) {
                verifiers.add(NoteVerifier.parse(log));
            }
            var signers = new ArrayList<NoteSigner>();
            for (var key : keys) {
                signers.add(NoteSigner.parse(SecretFile.read(key, "The key")));
            }
            return new Witness(new WitnessState(state), verifiers, signers, InstantSource.system());
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.USAGE, e.getMessage() + ".");
        }
    }
}
