// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SamplePictures.ascii;
import static io.rollcall.gateway.media.SamplePictures.joined;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Hand-made metadata, and ways to put it into files. */
final class SampleMetadata {

    /** Stands for a secret, such as a place, inside the metadata. */
    static final String SECRET = "N59.9386-E30.3141-HOME";

    private static final int PNG_HEADER = 8 + 25;

    private SampleMetadata() {}

    /** A TIFF block of two entries: an image description that is the secret, and the orientation. */
    static byte[] tiff(int orientation, ByteOrder order) {
        var secret = ascii(SECRET + "\0");
        var tiff = ByteBuffer.allocate(38 + secret.length).order(order);
        tiff.put(ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")).putShort((short) 42);
        tiff.putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(secret.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        return tiff.putInt(0).put(secret).array();
    }

    static byte[] jpegWithExif(byte[] jpeg, byte[] tiff) {
        return jpegWith(jpeg, 0xe1, joined(ascii("Exif\0\0"), tiff));
    }

    /** The JPEG with one more segment, right after its start. */
    static byte[] jpegWith(byte[] jpeg, int marker, byte[] content) {
        var head = ByteBuffer.allocate(4).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
        return joined(Arrays.copyOf(jpeg, 2), head.array(), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The PNG with one more chunk, right after its header. */
    static byte[] pngWith(byte[] png, String type, byte[] content) {
        return joined(
                Arrays.copyOf(png, PNG_HEADER), chunk(type, content), Arrays.copyOfRange(png, PNG_HEADER, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        var checked = joined(ascii(type), content);
        var checksum = new CRC32();
        checksum.update(checked);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                checked,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    /** A PNG of a few bytes that declares this size. */
    static byte[] pngDeclaring(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        return joined(
                ascii("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", header.array()),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }
}
