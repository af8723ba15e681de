// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.check.SmallLog;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.LogLeaf;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.TileId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a parser is given, it is refused in the one way, or read and then written as it was: two texts never mean
 * the same. What is given are changed good ones, and bytes by chance, from a seed.
 */
class ParsersFuzzTest {

    private static final long SEED = 20261130;
    private static final int ROUNDS = 8_000;
    private static final SmallLog LOG = new SmallLog(5);

    private interface Parser {
        /** What it reads, written. */
        byte[] rewrite(byte[] given) throws ProofRefused;
    }

    private interface TextParser {
        String rewrite(String given) throws ProofRefused;
    }

    private record Fuzzed(String name, byte[] good, Parser parser) {

        static Fuzzed text(String name, String good, TextParser parser) {
            return new Fuzzed(
                    name,
                    good.getBytes(UTF_8),
                    given -> parser.rewrite(new String(given, UTF_8)).getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fuzzed> parsers() throws ProofRefused {
        var note = LOG.note(5).encode();
        var signer = LOG.signers().getFirst();
        var bundle = EntryBundle.encode(List.of(new byte[3], new byte[0], new byte[7]));
        return Stream.of(
                new Fuzzed(
                        "leaf",
                        LOG.event(3).leaf().encode(),
                        given -> LogLeaf.decode(given).encode()),
                Fuzzed.text("event", LOG.event(3).toJson(), ParsersFuzzTest::event),
                Fuzzed.text(
                        "checkpoint",
                        LOG.checkpoint(5).text(),
                        given -> Checkpoint.parse(given).text()),
                new Fuzzed(
                        "note",
                        note.getBytes(UTF_8),
                        given -> SignedNote.parse(given).encode().getBytes(UTF_8)),
                new Fuzzed(
                        "proof",
                        LOG.proof(3, 5).encode().getBytes(UTF_8),
                        given -> TlogProof.parse(given).encode().getBytes(UTF_8)),
                Fuzzed.text(
                        "vkey",
                        signer.verifier().vkey(),
                        given -> NoteVerifier.parse(given).vkey()),
                Fuzzed.text(
                        "vkey of ML-DSA",
                        LOG.keys().getLast().vkey(),
                        given -> NoteVerifier.parse(given).vkey()),
                Fuzzed.text(
                        "skey", signer.skey(), given -> NoteSigner.parse(given).skey()),
                Fuzzed.text(
                        "tile",
                        "tile/0/x001/234.p/12",
                        given -> TileId.parse(given).path()),
                Fuzzed.text(
                        "bundle's path",
                        "tile/entries/x001/234.p/12",
                        given -> EntryBundleId.parse(given).path()),
                new Fuzzed("bundle", bundle, given -> EntryBundle.encode(EntryBundle.decode(given, 3))));
    }

    /** Of events white space and order are free, so only what was read is compared. */
    private static String event(String given) throws ProofRefused {
        var event = RecordedEvent.parse(given);
        assertThat(RecordedEvent.parse(event.toJson()).leaf()).isEqualTo(event.leaf());
        return given;
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void whateverIsGivenIsRefusedOrReadAsItIs(Fuzzed fuzzed) throws ProofRefused {
        assertThat(fuzzed.parser().rewrite(fuzzed.good())).isEqualTo(fuzzed.good());
        var random = new Random(SEED);
        var read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var given = round % 8 == 0 ? chance(random) : changed(fuzzed.good(), random);
            read += isReadAsItIs(fuzzed, given) ? 1 : 0;
        }
        assertThat(read).isLessThan(ROUNDS);
    }

    private static boolean isReadAsItIs(Fuzzed fuzzed, byte[] given) {
        try {
            var rewritten = fuzzed.parser().rewrite(given);
            var same = new String(given, UTF_8).getBytes(UTF_8); // what is no UTF-8 a text has replaced
            if (!Arrays.equals(rewritten, given) && !Arrays.equals(rewritten, same)) {
                assertThat(new String(rewritten, ISO_8859_1)).isEqualTo(new String(given, ISO_8859_1));
            }
            return true;
        } catch (ProofRefused refused) {
            assertThat(refused.reason()).isEqualTo(ProofRefused.Reason.MALFORMED);
            return false;
        }
    }

    private static byte[] chance(Random random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] changed(byte[] good, Random random) {
        var bytes = good;
        for (int change = random.nextInt(3); change >= 0; change--) {
            bytes = changedOnce(bytes, random);
        }
        return bytes;
    }

    /** A byte set, a part left out, doubled, or moved to the end. */
    private static byte[] changedOnce(byte[] good, Random random) {
        if (good.length < 2) {
            return new byte[] {(byte) random.nextInt()};
        }
        var from = random.nextInt(good.length);
        var to = from + random.nextInt(good.length - from);
        var part = Arrays.copyOfRange(good, from, to);
        return switch (random.nextInt(4)) {
            case 0 -> {
                var bytes = good.clone();
                bytes[from] = interesting(random);
                yield bytes;
            }
            case 1 -> joined(Arrays.copyOf(good, from), Arrays.copyOfRange(good, to, good.length));
            case 2 -> joined(Arrays.copyOf(good, to), part, Arrays.copyOfRange(good, to, good.length));
            default -> joined(Arrays.copyOf(good, from), Arrays.copyOfRange(good, to, good.length), part);
        };
    }

    private static byte interesting(Random random) {
        var bytes = "\n\n +/=0123456789.x\u2014\"\\{}:,\0".getBytes(UTF_8);
        return random.nextBoolean() ? bytes[random.nextInt(bytes.length)] : (byte) random.nextInt();
    }

    private static byte[] joined(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = java.nio.ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
