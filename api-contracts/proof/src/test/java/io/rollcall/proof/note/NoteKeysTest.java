// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import static io.rollcall.proof.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as others write them. */
class NoteKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** The pair of Go's own examples. */
    private static final String GO_SKEY =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String GO_SIGNATURE = "\u2014 PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    @Test
    void keysOfGoAreOurs() throws ProofRefused {
        var signer = NoteSigner.parse(GO_SKEY);
        assertThat(signer.skey()).isEqualTo(GO_SKEY);
        assertThat(signer.verifier().vkey()).isEqualTo(GO_VKEY);
        assertThat(signer.verifier()).isEqualTo(NoteVerifier.parse(GO_VKEY));
        assertThat(signer.sign(GO_TEXT, NOW).line()).isEqualTo(GO_SIGNATURE);
    }

    @Test
    void theExampleOfTheSpecificationVerifies() throws ProofRefused {
        var key = NoteVerifier.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        var note = SignedNote.parse("This is an example message.\n\n\u2014 example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
        assertThat(note.verify(List.of(key))).hasSize(1);
    }

    /** The seed of 00 01 .. 1f, of which RFC 9881 prints the public key: its beginning, and all of it by its hash. */
    @Test
    void anMlDsaKeyIsThatOfItsSeed() throws ProofRefused {
        var seed = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        var raw = KeyAlgorithm.ML_DSA_44.raw(KeyAlgorithm.ML_DSA_44.pair(seed).getPublic());
        assertThat(HexFormat.of().formatHex(raw, 0, 32))
                .isEqualTo("d7b2b47254aae0db45e7930d4a98d2c97d8f1397d1789dafa17024b316e9bec9");
        assertThat(raw).hasSize(1312);
        var skey = "PRIVATE+KEY+log.example+%08x+".formatted(KeyName.id("log.example", mlDsa(), raw))
                + Base64.getEncoder().encodeToString(with((byte) 6, seed));
        assertThat(NoteSigner.parse(skey).skey()).isEqualTo(skey);
    }

    private static SignatureType mlDsa() {
        return SignatureType.ML_DSA_44_COSIGNATURE;
    }

    private static byte[] with(byte first, byte[] rest) {
        return java.nio.ByteBuffer.allocate(1 + rest.length)
                .put(first)
                .put(rest)
                .array();
    }

    @ParameterizedTest
    @EnumSource
    void keysAreReadAsTheyAreWritten(SignatureType type) throws ProofRefused {
        var signer = NoteSigner.generate("rollcall.example/log", type, new SecureRandom());
        assertThat(NoteSigner.parse(signer.skey()).verifier()).isEqualTo(signer.verifier());
        assertThat(NoteVerifier.parse(signer.verifier().vkey())).isEqualTo(signer.verifier());
        assertThat(signer)
                .hasToString(
                        "rollcall.example/log+%08x".formatted(signer.verifier().id()));
        var other = NoteSigner.generate("rollcall.example/log", type, new SecureRandom());
        assertThat(other.verifier()).isNotEqualTo(signer.verifier());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "++",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ABpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann+c74f20a3+AQ==",
                "PeterNeumann+c74f20a3+Bg=="
            })
    void otherTextsAreNoKeys(String text) {
        assertMalformed(() -> NoteVerifier.parse(text));
        assertMalformed(() -> NoteSigner.parse(text));
        assertMalformed(() -> NoteSigner.parse("PRIVATE+KEY+" + text));
        assertMalformed(() -> NoteVerifier.parse("x".repeat(5_000) + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2003b", "a\u0085b", "a\u2028b"})
    void namesHaveNoSpaceAndNoPlus(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteSigner.generate(name, SignatureType.ED25519, new SecureRandom()));
    }

    /** What a refusal says, and what is logged of a signer, has nothing of a private key. */
    @Test
    void nothingTellsAPrivateKey() {
        try {
            NoteSigner.parse(GO_SKEY.replace("c74f20a3", "c74f20a4"));
        } catch (ProofRefused e) {
            assertThat(e.getMessage()).doesNotContain("AYEKFALVFG");
        }
    }

    @Test
    void anIdIsOfNameTypeAndKey() {
        var raw = new byte[32];
        assertThat(KeyName.id("a", SignatureType.ED25519, raw))
                .isNotEqualTo(KeyName.id("a", SignatureType.ED25519_COSIGNATURE, raw))
                .isNotEqualTo(KeyName.id("b", SignatureType.ED25519, raw));
        var digest = Hash.sha256(with((byte) 'a', with((byte) '\n', with((byte) 4, raw))));
        assertThat(digest)
                .hasToString(HexFormat.of().toHexDigits(KeyName.id("a", SignatureType.ED25519_COSIGNATURE, raw))
                        + digest.toString().substring(8));
    }
}
