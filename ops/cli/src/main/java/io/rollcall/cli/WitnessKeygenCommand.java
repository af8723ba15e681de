// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall witness keygen}. */
@Command(
        name = "keygen",
        description = "Makes a private key of a witness, and prints the public one, by which others know it.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall witness keygen --name witness.example/w1 -o witness.key")
final class WitnessKeygenCommand implements Callable<Integer> {

    /** What witnesses sign with. */
    enum Algorithm {
        /** What every client knows. */
        ED25519(SignatureType.ED25519_COSIGNATURE),
        /** What a quantum computer does not forge. */
        ML_DSA_44(SignatureType.ML_DSA_44_COSIGNATURE);

        private final SignatureType type;

        Algorithm(SignatureType type) {
            this.type = type;
        }
    }

    @ParentCommand
    private WitnessCommand parent;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Of the witness: a URL without scheme.")
    private String name;

    @Option(
            names = "--algorithm",
            paramLabel = "ED25519|ML_DSA_44",
            defaultValue = "ED25519",
            description = "By which it signs; otherwise ED25519.")
    private Algorithm algorithm;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the private key goes; there must be no such file yet.")
    private Path output;

    @Override
    public Integer call() {
        try {
            var key = NoteSigner.generate(name, algorithm.type, new SecureRandom());
            SecretFile.write(output, key.skey() + "\n");
            parent.rollcall()
                    .say(key.verifier().vkey(), Map.of("key", key.verifier().vkey()));
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, e.getMessage() + ".");
        } catch (IOException e) {
            throw new Failure(ExitCode.DATA, "The key cannot be written to a new file " + output + ".");
        }
    }
}
