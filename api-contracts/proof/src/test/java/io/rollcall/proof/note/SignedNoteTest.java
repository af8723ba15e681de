// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import static io.rollcall.proof.Refusals.assertMalformed;
import static io.rollcall.proof.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.9Z");
    private static final String TEXT = new Checkpoint("rollcall.example/1", 7, Hash.sha256(new byte[] {7})).text();

    private final NoteSigner before = signer(SignatureType.ED25519);
    private final NoteSigner after = signer(SignatureType.ED25519);

    private static NoteSigner signer(SignatureType type) {
        return NoteSigner.generate("rollcall.example/1", type, new SecureRandom());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSignedVerifies(SignatureType type) throws ProofRefused {
        var signer = signer(type);
        var note = SignedNote.sign(TEXT, List.of(signer), NOW);
        var read = SignedNote.parse(note.encode().getBytes(UTF_8));
        assertThat(read).isEqualTo(note);
        var verified = read.verify(List.of(signer.verifier(), before.verifier()));
        assertThat(verified).extracting(SignedNote.Verified::key).containsExactly(signer.verifier());
        assertThat(verified.getFirst().at())
                .isEqualTo(type.isTimestamped() ? Instant.parse("2026-11-30T12:00:00Z") : null);
    }

    @ParameterizedTest
    @EnumSource
    void anotherTextOrSignatureIsRefused(SignatureType type) {
        var signer = signer(type);
        var note = SignedNote.sign(TEXT, List.of(signer), NOW);
        var trusted = List.of(signer.verifier());
        var other = new SignedNote(TEXT.replace("\n7\n", "\n8\n"), note.signatures());
        assertRefused(Reason.WRONG_SIGNATURE, () -> other.verify(trusted));
        var signature = note.signatures().getFirst();
        for (int at = 0; at < signature.bytes().length; at += 7) {
            var bytes = signature.bytes().clone();
            bytes[at] ^= 4;
            var wrong = new SignedNote(TEXT, List.of(new NoteSignature(signature.name(), signature.keyId(), bytes)));
            assertRefused(Reason.WRONG_SIGNATURE, () -> wrong.verify(trusted));
        }
        for (int length : List.of(1, 8, signature.bytes().length - 1, signature.bytes().length + 1)) {
            var bytes = java.util.Arrays.copyOf(signature.bytes(), length);
            var wrong = new SignedNote(TEXT, List.of(new NoteSignature(signature.name(), signature.keyId(), bytes)));
            assertRefused(Reason.WRONG_SIGNATURE, () -> wrong.verify(trusted));
        }
    }

    /** A key that goes and the one that comes sign side by side, and either is enough. */
    @Test
    void keysAreRotatedWithOverlap() throws ProofRefused {
        var note = SignedNote.sign(TEXT, List.of(before, after), NOW);
        for (var trusted : List.of(
                List.of(before.verifier()), List.of(after.verifier()), List.of(before.verifier(), after.verifier()))) {
            assertThat(note.verify(trusted)).hasSameSizeAs(trusted);
        }
        assertThat(note.verify(List.of(signer(SignatureType.ED25519).verifier())))
                .isEmpty();
    }

    @Test
    void oneWrongSignatureOfATrustedKeyIsEnoughToRefuse() {
        var signature = before.sign("something else\n", NOW);
        var note = new SignedNote(TEXT, List.of(after.sign(TEXT, NOW), signature));
        assertRefused(Reason.WRONG_SIGNATURE, () -> note.verify(List.of(before.verifier(), after.verifier())));
    }

    @Test
    void aKeyIsCountedOnce() throws ProofRefused {
        var signature = before.sign(TEXT, NOW);
        var note = new SignedNote(TEXT, List.of(signature, signature));
        assertThat(note.verify(List.of(before.verifier(), before.verifier()))).hasSize(1);
        assertThat(note.with(List.of(signature, after.sign(TEXT, NOW))).signatures())
                .hasSize(3);
    }

    @Test
    void cosignaturesAreOfCheckpointsOnly() {
        for (var type : List.of(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE)) {
            assertThatIllegalArgumentException().isThrownBy(() -> signer(type).sign("Any text\n", NOW));
            var key = signer(type);
            var other = new SignedNote("Any text\n", List.of(key.sign(TEXT, NOW)));
            assertRefused(Reason.WRONG_SIGNATURE, () -> other.verify(List.of(key.verifier())));
        }
    }

    /** The bytes that are signed, by hand. */
    @Test
    void cosignedMessagesAreThoseOfTheSpecification() throws ProofRefused {
        var ed25519 = SignedMessage.of(SignatureType.ED25519_COSIGNATURE, "w", 1679315147, TEXT);
        assertThat(new String(ed25519, UTF_8)).isEqualTo("cosignature/v1\ntime 1679315147\n" + TEXT);
        var mlDsa = SignedMessage.of(SignatureType.ML_DSA_44_COSIGNATURE, "w", 0x64186ac7, TEXT);
        assertThat(java.util.HexFormat.of().formatHex(mlDsa))
                .isEqualTo("737562747265652f76310a00" + "01" + "77" + "0000000064186ac7" + "12"
                        + "726f6c6c63616c6c2e6578616d706c652f31" + "0000000000000000" + "0000000000000007"
                        + Hash.sha256(new byte[] {7}));
    }

    @Test
    void aNoteHasAtLeastSixteenLargeSignaturesAndNotAnyNumber() throws ProofRefused {
        var large = new NoteSignature("k", 1, new byte[5_000]);
        for (int count : List.of(16, SignedNote.MAX_SIGNATURES)) {
            var note = new SignedNote("text\n", Collections.nCopies(count, large)).encode();
            assertThat(SignedNote.parse(note).signatures()).hasSize(count);
        }
        var small = new NoteSignature("k", 1, new byte[1]).line() + "\n";
        assertMalformed(() -> SignedNote.parse("text\n\n" + small.repeat(SignedNote.MAX_SIGNATURES + 1)));
        assertMalformed(() -> SignedNote.parse("x".repeat(SignedNote.MAX_BYTES) + "\n\n" + small));
        assertMalformed(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignedNote("text\n", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text",
                "text\n\n",
                "text\n\n\n",
                "text\n\u2014 k AAAAAQE=\n",
                "text\n\n\u2014 k AAAAAQE=",
                "text\n\n\u2014 k AAAAAQE=\r\n",
                "text\n\n\u2014  k AAAAAQE=\n",
                "text\n\n\u2014 k  AAAAAQE=\n",
                "text\n\n\u2014 k AAAAAQE= \n",
                "text\n\n\u2014 k+ AAAAAQE=\n",
                "text\n\n\u2014 k\n",
                "text\n\n\u2014 k AAAAAQ==\n",
                "text\n\n\u2014 k AAAAAQE\n",
                "text\n\n\u2014 k AAAAAQF=\n",
                "text\n\n- k AAAAAQE=\n",
                "te\txt\n\n\u2014 k AAAAAQE=\n",
                "text\n\n\u2014 k AAAAAQE=\nmore\n"
            })
    void otherTextsAreNoNotes(String text) {
        assertMalformed(() -> SignedNote.parse(text));
    }

    @Test
    void textsHaveEmptyLinesAndAllOfUnicode() throws ProofRefused {
        var text = "\u00e9\n\n\n\ud83d\ude00\n";
        var note = new SignedNote(text, List.of(new NoteSignature("\u00e9", -1, new byte[] {1})));
        assertThat(SignedNote.parse(note.encode())).isEqualTo(note);
        assertMalformed(() -> SignedNote.parse(new byte[] {'a', '\n', '\n', (byte) 0xc0, (byte) 0x80, '\n'}));
    }
}
