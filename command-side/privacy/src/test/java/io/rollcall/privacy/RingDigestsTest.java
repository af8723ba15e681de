// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.privacy.KeyedDigests.Use;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingDigestsTest {

    @TempDir
    Path folder;

    /** What is stored under a digest must be found by every later version. */
    @Test
    void areTheSameForEver() {
        var digests = new RingDigests(
                new SecretKeySpec(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f".repeat(2)), "HmacSHA256"));

        assertThat(digests.digest(Use.TOKEN, "text"))
                .isEqualTo("311d16859d3a33cf49a3228d0e3ecb046e8e7d42ad93c2fd02cbf714f4a22d62");
        assertThat(digests.digest(Use.STREAM, "text"))
                .isEqualTo("99379f10a06d4f26e8ce2ab85cdf7fe4b885c56188c1200254d612e3d993a880");
    }

    @Test
    void ofOneUseSayNothingInAnother() {
        var digests = new RingDigests(
                KeyRing.at(folder.resolve("ring"), true, Clock.systemUTC()).codeKey());

        assertThat(Arrays.stream(Use.values()).map(use -> digests.digest(use, "text")))
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(digests.digest(Use.TOKEN, "other")).isNotEqualTo(digests.digest(Use.TOKEN, "text"));
    }

    @Test
    void stayThroughARenewalAndAreAnothersUnderAnotherRing() {
        var ring = KeyRing.at(folder.resolve("ring"), true, Clock.systemUTC());
        var before = new RingDigests(ring.codeKey()).digest(Use.DOCUMENT, "text");
        ring.beginRenewal();
        ring.endRenewal(List.of(ring.current(KeyRing.Purpose.WRAPPING), ring.current(KeyRing.Purpose.DIGEST)));

        assertThat(new RingDigests(KeyRing.at(folder.resolve("ring"), false, Clock.systemUTC())
                                .codeKey())
                        .digest(Use.DOCUMENT, "text"))
                .isEqualTo(before);
        assertThat(new RingDigests(KeyRing.at(folder.resolve("other"), true, Clock.systemUTC())
                                .codeKey())
                        .digest(Use.DOCUMENT, "text"))
                .isNotEqualTo(before);
    }
}
