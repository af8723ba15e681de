// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A PNG. Of an animated one, its default image.
 *
 * @param picture the file with nothing but what makes the picture
 */
record PngFile(
        int width, int height, @Nullable ByteBuffer exif, byte @Nullable [] profile, PngGamma gamma, byte[] picture)
        implements ImageFile {

    private static final int SIGNATURE = 8;

    static PngFile of(byte[] upload) throws BrokenImage {
        var file = ByteBuffer.wrap(upload).position(SIGNATURE);
        var header = next(file);
        var clean = new PngCleaner(Arrays.copyOf(upload, SIGNATURE), header);
        ByteBuffer exif = null;
        var colours = new PngColours();
        for (var chunk = next(file); !chunk.isEnd(); chunk = next(file)) {
            clean.add(chunk);
            exif = chunk.is("eXIf") ? chunk.content() : exif;
            colours.add(chunk);
        }
        var size = header.content();
        var isColoured = (size.get(9) & 2) != 0; // a palette is of colours too
        return new PngFile(
                size.getInt(0),
                size.getInt(4),
                exif,
                isColoured ? colours.profile() : null,
                colours.gamma(),
                clean.file());
    }

    private static PngChunk next(ByteBuffer file) throws BrokenImage {
        while (true) {
            var length = file.getInt();
            var chunk = new PngChunk(Bytes.cut(file, length + 4L));
            if (chunk.checksum() == file.getInt()) {
                return chunk;
            }
            if (chunk.isCritical()) {
                throw new BrokenImage("A chunk of the PNG is damaged");
            }
        }
    }

    @Override
    public int bytesAPixel() {
        return 1;
    }

    @Override
    public Frame decode(int step, DecodingDeadline deadline) throws IOException {
        var decoded = Codecs.read(ImageKind.PNG, picture, step, deadline, warning -> true);
        return Frame.whole(gamma.applied(decoded, deadline), this);
    }

    /**
     * A chunk (PNG, section 5.3).
     *
     * @param typed its type and content
     */
    record PngChunk(ByteBuffer typed) {

        boolean is(String type) {
            return Bytes.begins(typed, type);
        }

        boolean isEnd() {
            return is("IEND");
        }

        /** Whether a decoder that does not know it cannot show the picture. */
        boolean isCritical() {
            return (typed.get(0) & 0x20) == 0;
        }

        ByteBuffer content() {
            return typed.slice(4, typed.limit() - 4);
        }

        int checksum() {
            var checksum = new CRC32();
            checksum.update(typed.duplicate().rewind());
            return (int) checksum.getValue();
        }

        void writeTo(ByteArrayOutputStream file) {
            file.writeBytes(ByteBuffer.allocate(4).putInt(typed.limit() - 4).array());
            file.writeBytes(Bytes.all(typed));
            file.writeBytes(ByteBuffer.allocate(4).putInt(checksum()).array());
        }
    }
}
