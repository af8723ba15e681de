// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.NOT_AN_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that browsers show and strict readers do not; the corpus of {@code ImageCorpusTest} has two thousand more. */
class OddImagesIT {

    private static final byte[] JPEG = Pictures.jpeg();
    private static final byte[] FILL = {(byte) 0xff};

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User user = meet.signUp();

    static Stream<byte[]> oddJpegs() {
        return Stream.of(
                with(2, FILL),
                with(2, new byte[] {-1, -1, -1, -1}),
                with(0, FILL),
                with(afterFirstSegment(), FILL),
                with(JPEG.length - 2, FILL),
                with(JPEG.length - 2, new byte[1]),
                with(JPEG.length - 2, new byte[64]));
    }

    @ParameterizedTest
    @MethodSource("oddJpegs")
    void fillBytesBeforeMarkersAndZerosBeforeTheEndAreNoDamage(byte[] upload) {
        var shown = taken(upload);
        assertThat(shown.getWidth()).isEqualTo(12);
        assertThat(shown.getHeight()).isEqualTo(8);
    }

    @Test
    void aJpegCutOffIsDamaged() {
        for (var length : new int[] {JPEG.length / 2, JPEG.length - 2, JPEG.length - 30}) {
            upload(Arrays.copyOf(JPEG, length)).refuses("avatar", NOT_AN_IMAGE);
        }
    }

    /** A canvas of five by four; its only frame is one red point at 2, 1. */
    @Test
    void aSmallerFirstFrameIsShownOnItsCanvas() {
        var gif = HexFormat.of()
                .parseHex("474946383961" + "05000400f00000" + "ff000000ff00" + "2c0200010001000100" + "00"
                        + "02024401003b");
        var shown = taken(gif);
        assertThat(shown.getWidth()).isEqualTo(5);
        assertThat(shown.getHeight()).isEqualTo(4);
        assertThat(shown.getRGB(2, 1)).isEqualTo(0xffff0000);
        assertThat(shown.getRGB(0, 0) >>> 24).isZero();
        assertThat(shown.getRGB(3, 1) >>> 24).isZero();
    }

    @Test
    void theBoundIsSaidAndChangesNothing() {
        var before = avatar();
        for (var size : new String[] {"00001ba000001b9f", "0000000100004e21", "7fffffff7fffffff"}) {
            var png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452" + size + "0802000000");
            upload(withChecksum(png))
                    .refuses("avatar", "Upload a smaller image: 50 megapixels and 20000 pixels a side are the most.");
        }
        assertThat(avatar()).isEqualTo(before);
    }

    private static byte[] withChecksum(byte[] png) {
        var checksum = new CRC32();
        checksum.update(png, 12, png.length - 12);
        var end = HexFormat.of().parseHex(String.format("%08x", checksum.getValue()) + "0000000049454e44ae426082");
        var file = new ByteArrayOutputStream();
        file.writeBytes(png);
        file.writeBytes(end);
        return file.toByteArray();
    }

    private static int afterFirstSegment() {
        return 4 + ((JPEG[4] & 0xff) << 8 | JPEG[5] & 0xff);
    }

    private static byte[] with(int at, byte[] more) {
        var file = new ByteArrayOutputStream();
        file.write(JPEG, 0, at);
        file.writeBytes(more);
        file.write(JPEG, at, JPEG.length - at);
        return file.toByteArray();
    }

    private BufferedImage taken(byte[] file) {
        var url = upload(file).is(200).json().get("avatar").asString();
        return Pictures.read(meet.client().get(url).is(200).bytes());
    }

    private ReceivedAnswer upload(byte[] file) {
        return meet.as(user)
                .patch(ACCOUNT, SentBody.multipart().file("avatar", file).body());
    }

    private String avatar() {
        return meet.as(user).get(ACCOUNT).is(200).json().get("avatar").asString();
    }
}
