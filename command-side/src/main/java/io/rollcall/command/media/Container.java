// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an image file, walked before any decoder sees it. The decoders need that: Java's PNG reader trusts
 * declared chunk lengths and ignores what is missing at the end, the WebP reader takes missing bytes for zeros, and the
 * JPEG reader goes over the picture as often as it is told.
 *
 * @param exif the TIFF block that holds the orientation, or null where the file has none
 * @param passes how often a decoder goes over all pixels: the scans of a JPEG, 1 for the other kinds
 */
record Container(@Nullable ByteBuffer exif, int passes) {

    private static final int EXIF_IN_PNG = 0x65584966;
    private static final int END_OF_PNG = 0x49454e44;
    private static final int EXIF_IN_WEBP = 0x45584946;
    private static final int EXIF_IN_JPEG = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_JPEG = 0xd9;

    /** Restart markers and the start of an image stand alone: 0xd0 to 0xd8, and 0x00 and 0x01 below all others. */
    private static final int FIRST_BARE_MARKER = 0xd0;

    private static final int LAST_BARE_MARKER = 0xd8;

    /** Progressive pictures have about ten; thirty bytes more buy an attacker one more pass over all pixels. */
    private static final int MOST_SCANS = 50;

    /**
     * Walks the file without decoding; bytes after its end are not looked at. A GIF is left to its decoder, which is
     * strict.
     *
     * @throws BrokenImage where the file is cut off, a PNG checksum is wrong, or a JPEG has too many scans
     */
    static Container of(ImageKind kind, byte[] file) throws BrokenImage {
        try {
            return switch (kind) {
                case PNG -> new Container(png(ByteBuffer.wrap(file).position(8)), 1);
                case WEBP -> new Container(webp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)), 1);
                case JPEG -> jpeg(ByteBuffer.wrap(file).position(2));
                case GIF -> new Container(null, 1);
            };
        } catch (BufferUnderflowException cutOff) {
            throw new BrokenImage("The file ends too early");
        }
    }

    private static @Nullable ByteBuffer png(ByteBuffer file) throws BrokenImage {
        ByteBuffer exif = null;
        for (var type = 0; type != END_OF_PNG; ) {
            var length = file.getInt();
            var checked = cut(file, length + 4L);
            requireChecksum(checked, file.getInt());
            type = checked.getInt();
            exif = type == EXIF_IN_PNG ? checked.slice() : exif;
        }
        return exif;
    }

    private static void requireChecksum(ByteBuffer chunk, int declared) throws BrokenImage {
        var checksum = new CRC32();
        checksum.update(chunk.duplicate());
        if ((int) checksum.getValue() != declared) {
            throw new BrokenImage("A chunk of the PNG is damaged");
        }
    }

    private static @Nullable ByteBuffer webp(ByteBuffer file) {
        file.position(4);
        var riff = cut(file, file.getInt()).order(ByteOrder.LITTLE_ENDIAN).position(4);
        ByteBuffer exif = null;
        while (riff.hasRemaining()) {
            var type = Integer.reverseBytes(riff.getInt());
            var length = riff.getInt();
            var chunk = cut(riff, length);
            cut(riff, Math.min(length & 1, riff.remaining()));
            exif = type == EXIF_IN_WEBP ? withoutPrefix(chunk) : exif;
        }
        return exif;
    }

    private static Container jpeg(ByteBuffer file) throws BrokenImage {
        ByteBuffer exif = null;
        for (var scans = 0; scans <= MOST_SCANS; ) {
            var marker = nextMarker(file);
            if (marker == END_OF_JPEG) {
                return new Container(exif, Math.max(1, scans));
            }
            var segment = cut(file, Math.max(0, (file.getShort() & 0xffff) - 2));
            scans += marker == START_OF_SCAN ? 1 : 0;
            exif = exif == null && marker == EXIF_IN_JPEG && hasPrefix(segment) ? withoutPrefix(segment) : exif;
        }
        throw new BrokenImage("The JPEG has more scans than any picture needs");
    }

    /** Passes over compressed data to the next marker that opens a segment or ends the file. */
    private static int nextMarker(ByteBuffer file) {
        var previous = 0;
        while (true) {
            var current = file.get() & 0xff;
            if (previous == 0xff && current > LAST_BARE_MARKER && current != 0xff) {
                return current;
            }
            if (previous == 0xff && current > 1 && current < FIRST_BARE_MARKER) {
                return current;
            }
            previous = current;
        }
    }

    private static ByteBuffer withoutPrefix(ByteBuffer exif) {
        return hasPrefix(exif) ? exif.position(6).slice() : exif;
    }

    private static boolean hasPrefix(ByteBuffer exif) {
        return exif.remaining() >= 6 && exif.getInt(0) == 0x45786966 && exif.getShort(4) == 0;
    }

    private static ByteBuffer cut(ByteBuffer from, long length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var cut = from.slice(from.position(), (int) length);
        from.position(from.position() + (int) length);
        return cut;
    }
}
