// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG.
 *
 * @param picture the file with nothing but what makes the picture
 * @param zeros the most that end the data of a scan
 * @param coloured what its decoder is not left to do; null where that does all
 */
record JpegFile(
        int width,
        int height,
        int passes,
        @Nullable ByteBuffer exif,
        byte[] picture,
        int zeros,
        @Nullable JpegComponents coloured)
        implements ImageFile {

    private static final int START = 0xffd8;
    private static final int END = 0xffd9;
    private static final String EXIF = "Exif\0\0";

    private static final Pattern EXTRANEOUS = Pattern.compile("(\\d{1,9}) extraneous bytes before marker");

    static JpegFile of(byte[] upload) throws BrokenImage {
        var file = ByteBuffer.wrap(upload);
        while (Bytes.unsigned(file) == 0xff) {} // fill bytes, and the first half of the marker
        var segments = JpegSegment.all(file);
        var frame = segments.stream().filter(JpegSegment::isFrame).findFirst().orElseThrow();
        var scans = segments.stream().filter(segment -> segment.data().length > 0);
        var exif = segments.stream()
                .filter(segment -> segment.marker() == JpegSegment.APPLICATION_1)
                .filter(segment -> Bytes.begins(segment.content(), EXIF))
                .findFirst()
                .map(segment ->
                        segment.content().duplicate().position(EXIF.length()).slice());
        var coloured = JpegComponents.of(segments, frame.content());
        return new JpegFile(
                frame.content().getShort(3) & 0xffff,
                frame.content().getShort(1) & 0xffff,
                Math.max(1, (int) scans.count()),
                exif.orElse(null),
                cleaned(segments, frame.content(), coloured == null),
                segments.stream().mapToInt(JpegSegment::zerosAtEnd).max().orElse(0),
                coloured);
    }

    private static byte[] cleaned(List<JpegSegment> segments, ByteBuffer frame, boolean isProfiled) throws BrokenImage {
        var components = frame.get(5);
        var file = new ByteArrayOutputStream();
        write(file, START);
        if (components == 3 || components == 4) {
            JpegColours.marker(segments, frame).writeTo(file);
        } else if (components != 1) {
            throw new BrokenImage("No screen shows so many components");
        }
        if (isProfiled) {
            JpegProfile.parts(segments, components).forEach(part -> part.writeTo(file));
        }
        JpegTables.standard(segments).forEach(tables -> tables.writeTo(file));
        segments.stream().filter(JpegFile::makesThePicture).forEach(segment -> segment.writeTo(file));
        write(file, END);
        return file.toByteArray();
    }

    private static boolean makesThePicture(JpegSegment segment) {
        return segment.isFrame()
                || segment.marker() == JpegSegment.START_OF_SCAN
                || segment.marker() == JpegSegment.QUANTIZATION_TABLES
                || segment.marker() == JpegSegment.HUFFMAN_TABLES
                || segment.marker() == JpegSegment.RESTART_INTERVAL;
    }

    private static void write(ByteArrayOutputStream file, int marker) {
        file.write(marker >> 8);
        file.write(marker);
    }

    @Override
    public byte @Nullable [] profile() {
        return coloured == null ? null : coloured.profile(); // in other cases its decoder sees it
    }

    @Override
    public int bytesAPixel() {
        return 1;
    }

    @Override
    public Frame decode(int step, DecodingDeadline deadline) throws IOException {
        if (coloured == null) {
            return Frame.whole(Codecs.read(ImageKind.JPEG, picture, step, deadline, this::isHarmless), this);
        }
        var decoded = Codecs.components(picture, step, deadline, this::isHarmless);
        return Frame.whole(coloured.picture(decoded, step, deadline), this);
    }

    /**
     * A JPEG that lacks data decodes, grey where they end, with only a warning; so do those of odd colours, or padded.
     */
    private boolean isHarmless(String warning) {
        var extraneous = EXTRANEOUS.matcher(warning);
        return warning.contains("ICC")
                || warning.contains("16 bit DQT")
                || (extraneous.find() && Integer.parseInt(extraneous.group(1)) <= zeros);
    }
}
