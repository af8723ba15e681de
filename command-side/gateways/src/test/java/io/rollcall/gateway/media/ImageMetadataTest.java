// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SampleMetadata.SECRET;
import static io.rollcall.gateway.media.SampleMetadata.jpegWith;
import static io.rollcall.gateway.media.SampleMetadata.jpegWithExif;
import static io.rollcall.gateway.media.SampleMetadata.pngWith;
import static io.rollcall.gateway.media.SampleMetadata.tiff;
import static io.rollcall.gateway.media.SamplePictures.ascii;
import static io.rollcall.gateway.media.SamplePictures.fields;
import static io.rollcall.gateway.media.SamplePictures.file;
import static io.rollcall.gateway.media.SamplePictures.look;
import static io.rollcall.gateway.media.SamplePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.MediaProperties;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageMetadataTest {

    private static final ImageWork WORK = new ImageWork(100);
    private static final ImageSanitizer IMAGES =
            new ImageSanitizer(new MediaProperties(50_000_000, 20_000, 2048, 100), WORK);

    @AfterAll
    static void stop() {
        WORK.close();
    }

    /** The second column is EXIF's own definition: which visual corners the stored first row and column are. */
    @ParameterizedTest(name = "orientation {0}")
    @CsvSource({"1, abcd", "2, badc", "3, dcba", "4, cdab", "5, acbd", "6, bdac", "7, dbca", "8, cadb"})
    void turnsThePictureUpright(int orientation, String stored) {
        var lies = orientation > 4;
        var lying = fields(lies ? 20 : 40, lies ? 40 : 20, stored, BufferedImage.TYPE_INT_RGB);
        var png = file(lying, "png");
        for (var order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            var exif = tiff(orientation, order);
            assertUpright(taken(jpegWithExif(file(lying, "jpeg"), exif)));
            assertUpright(taken(pngWith(png, "eXIf", exif)));
        }
    }

    private static void assertUpright(Image image) {
        assertThat(look(picture(image.bytes()))).isEqualTo("abcd");
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(20);
    }

    @Test
    void turnsWebpUprightToo() {
        var exif = SampleWebp.chunk("EXIF", tiff(6, ByteOrder.LITTLE_ENDIAN));
        var prefixed =
                SampleWebp.chunk("EXIF", SamplePictures.joined(ascii("Exif\0\0"), tiff(6, ByteOrder.BIG_ENDIAN)));
        assertThat(look(picture(taken(SampleWebp.file(40, 20, false, exif)).bytes())))
                .isEqualTo("aabb");
        assertThat(look(picture(taken(SampleWebp.file(40, 20, false, prefixed)).bytes())))
                .isEqualTo("aabb");
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "-1", "258"})
    void leavesThePictureWhereTheOrientationIsUnknown(int orientation) {
        var jpeg = jpegWithExif(file(fields(40, 20), "jpeg"), tiff(orientation, ByteOrder.BIG_ENDIAN));
        assertUpright(taken(jpeg));
    }

    @Test
    void leavesThePictureWhereTheExifIsBroken() {
        var whole = tiff(6, ByteOrder.BIG_ENDIAN);
        for (var length = 0; length < 30; length++) {
            assertUpright(taken(jpegWithExif(file(fields(40, 20), "jpeg"), Arrays.copyOf(whole, length))));
        }
        whole[4] = (byte) 0xff; // a directory at a negative offset
        assertUpright(taken(jpegWithExif(file(fields(40, 20), "jpeg"), whole)));
    }

    static Stream<byte[]> filesThatTell() {
        var jpeg = file(fields(40, 20), "jpeg");
        var png = file(fields(40, 20), "png");
        var exif = tiff(1, ByteOrder.BIG_ENDIAN);
        return Stream.of(
                jpegWithExif(jpeg, exif),
                jpegWith(jpeg, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>")),
                jpegWith(jpeg, 0xfe, ascii(SECRET)),
                jpegWith(jpeg, 0xed, ascii("Photoshop 3.0\0" + SECRET)),
                pngWith(png, "tEXt", ascii("Comment\0" + SECRET)),
                pngWith(png, "iTXt", ascii("GPS\0\0\0\0\0" + SECRET)),
                pngWith(png, "eXIf", exif),
                pngWith(png, "prVt", ascii(SECRET)),
                SampleWebp.file(40, 20, false, SampleWebp.chunk("XMP ", ascii(SECRET))),
                SampleWebp.file(40, 20, true, SampleWebp.chunk("EXIF", exif)));
    }

    @ParameterizedTest
    @MethodSource("filesThatTell")
    void dropsAllMetadata(byte[] upload) {
        assertThat(text(upload)).contains(SECRET);
        assertThat(text(taken(upload).bytes()))
                .doesNotContain(SECRET)
                .doesNotContain("Exif")
                .doesNotContain("eXIf")
                .doesNotContain("tEXt")
                .doesNotContain("adobe.com");
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static Image taken(byte[] upload) {
        return (Image) IMAGES.check(upload).join();
    }
}
