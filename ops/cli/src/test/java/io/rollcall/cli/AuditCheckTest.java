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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof is checked with nothing but files and keys: there is no server and no token here. */
class AuditCheckTest {

    private static final SmallLog LOG = new SmallLog(9);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException, ProofRefused {
        file = folder.resolve("7.tlog-proof");
        Files.writeString(file, LOG.proof(7, 9).encode());
        Files.writeString(folder.resolve("7.event.json"), LOG.event(7).toJson());
    }

    private Typed check(String... more) {
        var typed = new ArrayList<>(List.of("audit", "check", file.toString()));
        typed.addAll(List.of(more));
        return new Typed.Around()
                .with("ROLLCALL_TOKEN", "")
                .at("http://127.0.0.1:1")
                .run(typed.toArray(String[]::new));
    }

    private static String key(int which) {
        return LOG.keys().get(which).vkey();
    }

    @Test
    void anEventInTheLogIsProven() {
        for (int which = 0; which < LOG.keys().size(); which++) {
            var result = check("--key", key(which));
            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isEqualTo(ExitCode.OK);
            assertThat(result.text())
                    .contains(
                            "Proven: meeting.arranged of meeting-7",
                            "is event 7 of 9.",
                            LOG.keys().get(which) + "");
        }
    }

    @Test
    void whatIsProvenIsToldToScripts() {
        var result = check("--key", key(0), "--json");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        var json = Fields.read(result.out());
        assertThat(json.path("position").asLong()).isEqualTo(7);
        assertThat(json.path("type").asString()).isEqualTo("meeting.arranged");
        assertThat(json.path("size").asLong()).isEqualTo(9);
        assertThat(json.at("/signatures/0/key").asString()).isEqualTo(LOG.keys().getFirst() + "");
        var other = NoteSigner.generate("other.example/1", SignatureType.ED25519, new SecureRandom());
        refused(
                ExitCode.DATA,
                "another log",
                "--json",
                "--key",
                other.verifier().vkey());
    }

    @Test
    void anotherEventIsNot() throws IOException {
        var beside = folder.resolve("7.event.json");
        Files.writeString(beside, LOG.event(7).toJson().replace("meeting.arranged", "meeting.renamed"));
        refused(ExitCode.DATA, "does not lead to the root", "--key", key(0));
        Files.writeString(beside, LOG.event(8).toJson());
        refused(ExitCode.DATA, "position 8", "--key", key(0));
        Files.writeString(beside, "{\"more\":1}");
        refused(ExitCode.DATA, "An event has a string", "--key", key(0));
        Files.delete(beside);
        refused(ExitCode.NO_INPUT, "cannot be read", "--key", key(0));
    }

    @Test
    void theEventMayLieElsewhere() throws IOException {
        var elsewhere = Files.move(folder.resolve("7.event.json"), folder.resolve("e"));
        assertThat(check("--key", key(0), "--event", elsewhere.toString()).code())
                .isZero();
    }

    @Test
    void anotherKeyOrLogIsRefused() {
        var same = NoteSigner.generate(SmallLog.ORIGIN, SignatureType.ED25519, new SecureRandom());
        var other = NoteSigner.generate("other.example/1", SignatureType.ED25519, new SecureRandom());
        refused(ExitCode.DATA, "No trusted key", "--key", same.verifier().vkey());
        refused(ExitCode.DATA, "another log", "--key", other.verifier().vkey());
        refused(ExitCode.USAGE, "name+id+base64", "--key", "no key");
        refused(
                ExitCode.USAGE,
                "one name",
                "--key",
                key(0),
                "--key",
                other.verifier().vkey());
        refused(ExitCode.USAGE, "--key");
    }

    @Test
    void cosignaturesCanBeWanted() throws IOException, ProofRefused {
        var witness = NoteSigner.generate("w.example", SignatureType.ML_DSA_44_COSIGNATURE, new SecureRandom());
        var vkey = witness.verifier().vkey();
        refused(ExitCode.USAGE, "No more cosignatures", "--key", key(0), "--cosignatures", "1");
        refused(ExitCode.DATA, "0 of 1", "--key", key(0), "--witness", vkey, "--cosignatures", "1");
        var proof = LOG.proof(7, 9);
        var cosigned =
                proof.checkpoint().with(List.of(witness.sign(proof.checkpoint().text(), SmallLog.NOW)));
        Files.writeString(file, new TlogProof(6, proof.path(), cosigned).encode());
        var result = check("--key", key(0), "--witness", vkey, "--cosignatures", "1");
        assertThat(result.text()).contains(witness + " at 2026-11-30T12:00:00Z");
        assertThat(result.code()).isZero();
    }

    @Test
    void whatIsNoProofOrTooLargeIsRefused() throws IOException {
        Files.write(file, new byte[TlogProof.MAX_BYTES + 1]);
        refused(ExitCode.DATA, "More than", "--key", key(0));
        Files.writeString(file, "\u001b]0;x\u0007\n\nx");
        refused(ExitCode.DATA, "Not proven: ", "--key", key(0));
        Files.delete(file);
        refused(ExitCode.NO_INPUT, "cannot be read", "--key", key(0));
    }

    private void refused(int code, String because, String... more) {
        var result = check(more);
        assertThat(result.err()).contains(because).doesNotContain("Unforeseen", "\u001b");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.text()).isEmpty();
    }
}
