// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SampleMetadata.jpegWith;
import static io.rollcall.gateway.media.SamplePictures.ascii;
import static io.rollcall.gateway.media.SamplePictures.fields;
import static io.rollcall.gateway.media.SamplePictures.file;
import static io.rollcall.gateway.media.SamplePictures.joined;
import static io.rollcall.gateway.media.SamplePictures.look;
import static io.rollcall.gateway.media.SamplePictures.near;
import static io.rollcall.gateway.media.SamplePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.media.ImageCheck;
import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.ImageCheck.Reason;
import io.rollcall.command.media.ImageCheck.Refused;
import io.rollcall.command.media.MediaProperties;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    private static final ImageWork WORK = new ImageWork(100);
    private static final ImageSanitizer IMAGES =
            new ImageSanitizer(new MediaProperties(50_000_000, 20_000, 2048, 100), WORK);

    @AfterAll
    static void stop() {
        WORK.close();
    }

    static Stream<Arguments> kinds() {
        var clear = fields(40, 20, "abcd", BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0);
        return Stream.of(
                Arguments.of("PNG", file(fields(40, 20), "png"), "image/png", "abcd"),
                Arguments.of("PNG with alpha", file(clear, "png"), "image/png", "abcd"),
                Arguments.of("JPEG", file(fields(40, 20), "jpeg"), "image/jpeg", "abcd"),
                Arguments.of("GIF", file(fields(40, 20), "gif"), "image/png", "abcd"),
                Arguments.of("WebP", SampleWebp.file(40, 20, false), "image/jpeg", "abab"),
                Arguments.of("WebP with alpha", SampleWebp.file(40, 20, true), "image/png", "a?a?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void takesEachKind(String kind, byte[] upload, String contentType, String look) {
        var image = taken(upload);
        assertThat(image.contentType()).isEqualTo(contentType);
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(20);
        assertThat(look(picture(image.bytes()))).isEqualTo(look);
        assertThat(picture(image.bytes()).getWidth()).isEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void refusesEachKindCutOff(String kind, byte[] upload, String contentType, String look) {
        for (var length : new int[] {8, 12, 20, 30, upload.length / 4, upload.length / 2, upload.length - 3}) {
            assertThat(check(Arrays.copyOf(upload, length)))
                    .as("the first %d of %d bytes", length, upload.length)
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void neverFailsOnAFlippedByte(String kind, byte[] upload, String contentType, String look) {
        for (var i = 0; i < upload.length; i += 1 + upload.length / 97) {
            var damaged = upload.clone();
            damaged[i] ^= (byte) 0xff;
            assertThat(check(damaged)).isNotNull();
        }
    }

    @Test
    void refusesAJpegThatLacksItsMiddle() {
        var jpeg = file(fields(40, 20), "jpeg");
        var end = new byte[] {(byte) 0xff, (byte) 0xd9};
        assertThat(check(joined(Arrays.copyOf(jpeg, jpeg.length - 40), end))).isEqualTo(new Refused(Reason.CORRUPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html><body>avatar.png</body></html>",
                "PK\u0003\u0004 a zip",
                "BM a bitmap of Windows",
                "II*\0 a TIFF",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "RIFF\u0004\0\0\0WAVE"
            })
    void refusesWhatIsNoImage(String upload) {
        assertThat(check(ascii(upload))).isEqualTo(new Refused(Reason.UNKNOWN_KIND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "GIF89a", "RIFF\u0004\0\0\0WEBP"})
    void refusesBareMagic(String upload) {
        assertThat(check(ascii(upload))).isEqualTo(new Refused(Reason.CORRUPT));
        assertThat(check(ascii(upload + "<script>alert(1)</script>"))).isEqualTo(new Refused(Reason.CORRUPT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void losesWhatIsAppended(String kind, byte[] upload, String contentType, String look) {
        var image = taken(joined(upload, ascii("<script>alert('polyglot')</script>PK\u0003\u0004")));
        assertThat(image.bytes()).isEqualTo(taken(upload).bytes());
    }

    @Test
    void takesASinglePoint() {
        for (var format : new String[] {"png", "jpeg", "gif"}) {
            var image = taken(file(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), format));
            assertThat(image.width() * image.height()).as(format).isEqualTo(1);
        }
        assertThat(taken(SampleWebp.lossyPoint()).contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void keepsWhatIsSeeThrough() {
        var webp = picture(taken(SampleWebp.file(40, 20, true)).bytes());
        assertThat(webp.getRGB(30, 10) >>> 24).isZero();
        assertThat(webp.getRGB(10, 10) >>> 24).isEqualTo(0xff);
    }

    @Test
    void showsGreyAsItWas() {
        for (var type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            var grey = new BufferedImage(4, 4, type);
            grey.getRaster().setSamples(0, 0, 4, 4, 0, filled(type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 << 8));
            var shown = picture(taken(file(grey, "png")).bytes());
            assertThat(new Color(shown.getRGB(1, 1))).isEqualTo(new Color(128, 128, 128));
        }
    }

    @Test
    void showsColoursOfAnotherProfileAsMeant() {
        var half = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (var i = 0; i < 256; i++) {
            half.setRGB(i % 16, i / 16, 0x808080);
        }
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var profile = joined(ascii("ICC_PROFILE\0\u0001\u0001"), linear);
        var shown = picture(taken(jpegWith(file(half, "jpeg"), 0xe2, profile)).bytes());
        assertThat(near(new Color(shown.getRGB(8, 8)), new Color(188, 188, 188)))
                .isTrue();
    }

    @Test
    void turnsPrintersColoursIntoScreenColours() {
        var cyan = picture(taken(SampleCmyk.jpeg(40, 20, 255, 0, 0, 0)).bytes());
        assertThat(near(new Color(cyan.getRGB(5, 5)), Color.CYAN)).isTrue();
        var paper = picture(taken(SampleCmyk.jpeg(40, 20, 0, 0, 0, 0)).bytes());
        assertThat(near(new Color(paper.getRGB(5, 5)), Color.WHITE)).isTrue();
    }

    private static int[] filled(int level) {
        var samples = new int[16];
        Arrays.fill(samples, level);
        return samples;
    }

    private static Image taken(byte[] upload) {
        return (Image) check(upload);
    }

    private static ImageCheck check(byte[] upload) {
        return IMAGES.check(upload).join();
    }
}
