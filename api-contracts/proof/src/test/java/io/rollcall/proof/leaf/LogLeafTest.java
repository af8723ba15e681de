// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import static io.rollcall.proof.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogLeafTest {

    private static final Hash HASH = Hash.sha256(new byte[0]);

    private final LogLeaf leaf = Leaves.event(7).leaf();

    /** The README's table, by hand. */
    @Test
    void itsBytesAreThoseOfTheReadme() {
        assertThat(HexFormat.of().formatHex(leaf.encode()))
                .isEqualTo(
                        "01" // format
                                + "00000000000000010000000000000001" // incarnation
                                + "0000000000000007" // position
                                + "0000000000000000" // version
                                + "0006617d2633d001" // 2026-11-30T12:00:00.000001Z
                                + "00000000000000020000000000000007" // id
                                + "09" + "6d656574696e672d37" // meeting-7
                                + "07" + "4d656574696e67" // Meeting
                                + "10" + "6d656574696e672e617272616e676564" // meeting.arranged
                                + "01" + "31" // 1
                                + leaf.payload()
                                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"); // {}
    }

    @Test
    void itIsReadAsItWasWritten() throws ProofRefused {
        var edges = new LogLeaf(
                new UUID(-1, -1),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Instant.parse("-4712-01-01T00:00:00Z"),
                new UUID(0, 0),
                "",
                "ä".repeat(100),
                "😀".repeat(50),
                "\u0000",
                HASH,
                HASH);
        for (var each : new LogLeaf[] {leaf, edges}) {
            assertThat(LogLeaf.decode(each.encode())).isEqualTo(each);
        }
    }

    @Test
    void theLargestIsBelowOneKibibyte() {
        var text = "x".repeat(LogLeaf.MAX_TEXT);
        var largest = new LogLeaf(
                Leaves.INCARNATION, 1, 0, Instant.EPOCH, new UUID(0, 0), text, text, text, text, HASH, HASH);
        assertThat(largest.encode()).hasSize(LogLeaf.MAX_BYTES).hasSizeLessThan(1024);
    }

    @Test
    void anyOtherBytesAreRefusedOrAnotherLeaf() throws ProofRefused {
        var bytes = leaf.encode();
        for (int end = 0; end < bytes.length; end++) {
            var cut = Arrays.copyOf(bytes, end);
            assertMalformed(() -> LogLeaf.decode(cut));
        }
        assertMalformed(() -> LogLeaf.decode(Arrays.copyOf(bytes, bytes.length + 1)));
        assertMalformed(() -> LogLeaf.decode(new byte[LogLeaf.MAX_BYTES + 1]));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertOther(other);
        }
    }

    private void assertOther(byte[] bytes) {
        try {
            var other = LogLeaf.decode(bytes);
            assertThat(other).isNotEqualTo(leaf);
            assertThat(other.encode()).isEqualTo(bytes);
        } catch (ProofRefused refused) {
            assertThat(refused.reason()).isEqualTo(ProofRefused.Reason.MALFORMED);
        }
    }

    @Test
    void whatNoRowIsLikeIsNoLeaf() {
        for (var time : new Instant[] {Instant.parse("2026-11-30T12:00:00.000000001Z"), Instant.MAX}) {
            assertThatIllegalArgumentException().isThrownBy(() -> with(1, 0, time, "a"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> with(0, 0, Instant.EPOCH, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> with(1, -1, Instant.EPOCH, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> with(1, 0, Instant.EPOCH, "ä".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> with(1, 0, Instant.EPOCH, "\ud800"));
    }

    private static LogLeaf with(long position, long version, Instant at, String text) {
        return new LogLeaf(Leaves.INCARNATION, position, version, at, new UUID(0, 0), text, "a", "a", "1", HASH, HASH);
    }
}
