// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.SmallLog;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of one event in the auditors' guide, each as it stands there. */
class AuditorsGuideChecksTest {

    private static final Path GUIDE = Path.of("..", "guides", "auditors.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^rollcall (audit check 7.*)$");
    private static final SmallLog LOG = new SmallLog(9);
    private static final NoteSigner WITNESS =
            NoteSigner.generate("witness.example/w1", SignatureType.ED25519_COSIGNATURE, new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void eachCheckIsDone() throws IOException, ProofRefused {
        var proof = LOG.proof(7, 9);
        var note = proof.checkpoint();
        var cosigned = note.with(List.of(WITNESS.sign(note.text(), SmallLog.NOW)));
        Files.writeString(folder.resolve("7.tlog-proof"), new TlogProof(6, proof.path(), cosigned).encode());
        Files.writeString(folder.resolve("7.event.json"), LOG.event(7).toJson());
        var commands = COMMAND.matcher(Files.readString(GUIDE)).results().toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
        for (var command : commands) {
            var result = new Typed.Around().run(words(command.group(1)));
            assertThat(result.code()).as(command.group(1) + ": " + result.err()).isEqualTo(ExitCode.OK);
            assertThat(result.text()).contains("is event 7 of 9");
        }
    }

    private String[] words(String typed) {
        return typed.replace("7.tlog-proof", folder.resolve("7.tlog-proof").toString())
                .replace("\"$KEY\"", LOG.keys().getFirst().vkey())
                .replace("\"$WITNESS\"", WITNESS.verifier().vkey())
                .split(" ");
    }
}
