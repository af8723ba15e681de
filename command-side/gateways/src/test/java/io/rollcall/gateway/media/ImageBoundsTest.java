// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static io.rollcall.gateway.media.SampleMetadata.pngDeclaring;
import static io.rollcall.gateway.media.SamplePictures.fields;
import static io.rollcall.gateway.media.SamplePictures.file;
import static io.rollcall.gateway.media.SamplePictures.joined;
import static io.rollcall.gateway.media.SamplePictures.look;
import static io.rollcall.gateway.media.SamplePictures.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.rollcall.command.media.ImageCheck;
import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.ImageCheck.Reason;
import io.rollcall.command.media.ImageCheck.Refused;
import io.rollcall.command.media.MediaProperties;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBoundsTest {

    private static final ImageWork WORK = new ImageWork(1, 100);
    private static final MediaProperties SMALL = new MediaProperties(10_000, 400, 32, 100);

    @AfterAll
    static void stop() {
        WORK.close();
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "1, 20001", "20001, 1", "7072, 7071", "2147483647, 2147483647"})
    void refusesWhatDeclaresTooManyPixelsWithoutRoomForThem(int width, int height) {
        var images = new ImageSanitizer(new MediaProperties(50_000_000, 20_000, 2048, 100), WORK);
        check(images, pngDeclaring(1, 1)); // loads what the first call has to load
        var before = allocatedByWorker();
        assertThat(check(images, pngDeclaring(width, height))).isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(allocatedByWorker() - before).isLessThan(2_000_000);
    }

    @Test
    void refusesEachKindThatDeclaresTooMuch() {
        var images = new ImageSanitizer(SMALL, WORK);
        var large = fields(200, 200);
        assertThat(check(images, file(large, "png"))).isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(check(images, file(large, "jpeg"))).isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(check(images, file(large, "gif"))).isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(check(images, SampleWebp.file(200, 200, false))).isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    @Test
    void refusesAChunkThatDeclaresMoreThanTheFileHolds() {
        var png = file(fields(40, 20), "png");
        png[33] = 0x7f; // the length of the chunk after the header: two gigabytes
        assertThat(check(new ImageSanitizer(SMALL, WORK), png)).isEqualTo(new Refused(Reason.CORRUPT));
    }

    @Test
    void doesNotBelieveASmallCanvasAroundALargePicture() {
        var webp = SampleWebp.riff(
                SampleWebp.canvas(10, 10), SampleWebp.chunk("VP8L", SampleWebp.stream(1000, 1000, false)));
        var before = allocatedByWorker();
        var check = check(new ImageSanitizer(SMALL, WORK), webp);
        assertThat(check instanceof Image image ? image.width() : 0).isLessThanOrEqualTo(10);
        assertThat(allocatedByWorker() - before).isLessThan(3_000_000);
    }

    @Test
    void refusesAJpegOfEndlessScans() {
        var upload = scannedAgain(fields(40, 20), 60);
        assertThat(check(new ImageSanitizer(SMALL, WORK), upload)).isEqualTo(new Refused(Reason.CORRUPT));
    }

    @Test
    void refusesAJpegWhosePixelsTimesScansAreTooMany() {
        var images = new ImageSanitizer(SMALL, WORK);
        assertThat(check(images, scannedAgain(fields(100, 90), 20))).isEqualTo(new Refused(Reason.TOO_COSTLY));
        assertThat(check(images, scannedAgain(fields(100, 90), 10))).isNotEqualTo(new Refused(Reason.TOO_COSTLY));
        assertThat(check(images, scannedAgain(fields(40, 20), 20))).isNotEqualTo(new Refused(Reason.TOO_COSTLY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void stopsADecoderThatTakesTooLong(String format) {
        var impatient = new ImageSanitizer(SMALL, WORK, Duration.ZERO);
        assertThat(check(impatient, file(fields(100, 90), format))).isEqualTo(new Refused(Reason.TOO_COSTLY));
    }

    @Test
    void stopsTheDecoderOfWebpToo() {
        var impatient = new ImageSanitizer(SMALL, WORK, Duration.ZERO);
        assertThat(check(impatient, SampleWebp.file(100, 90, false))).isEqualTo(new Refused(Reason.TOO_COSTLY));
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 32, 32", "33, 16, 32, 16", "100, 50, 32, 16", "50, 100, 16, 32", "400, 2, 32, 1", "8, 4, 8, 4"
    })
    void scalesDownToTheStoredSideAndNeverUp(int width, int height, int storedWidth, int storedHeight) {
        var images = new ImageSanitizer(SMALL, WORK);
        for (var format : new String[] {"png", "jpeg", "gif"}) {
            var image = (Image) check(images, file(fields(width, height), format));
            assertThat(image.width()).as(format).isEqualTo(storedWidth);
            assertThat(image.height()).as(format).isEqualTo(storedHeight);
            assertThat(picture(image.bytes()).getWidth()).as(format).isEqualTo(storedWidth);
        }
        var webp = (Image) check(images, SampleWebp.file(width, height, true));
        assertThat(webp.width()).isEqualTo(storedWidth);
        assertThat(webp.height()).isEqualTo(storedHeight);
    }

    @Test
    void showsTheSamePictureSmaller() {
        var image = (Image) check(new ImageSanitizer(SMALL, WORK), file(fields(120, 80), "png"));
        assertThat(look(picture(image.bytes()))).isEqualTo("abcd");
    }

    @Test
    void refusesSettingsThatAdmitNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaProperties(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaProperties(1, 1, 0, 1));
    }

    private static byte[] scannedAgain(BufferedImage picture, int times) {
        var jpeg = file(picture, "jpeg");
        var again = Arrays.copyOfRange(jpeg, startOfScan(jpeg), jpeg.length - 2);
        var upload = Arrays.copyOf(jpeg, jpeg.length - 2);
        for (var i = 0; i < times; i++) {
            upload = joined(upload, again);
        }
        return joined(upload, Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length));
    }

    private static int startOfScan(byte[] jpeg) {
        for (var i = 0; i < jpeg.length - 1; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
                return i;
            }
        }
        throw new IllegalArgumentException("No scan");
    }

    private static long allocatedByWorker() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return WORK.submit(() ->
                        threads.getThreadAllocatedBytes(Thread.currentThread().threadId()))
                .join();
    }

    private static ImageCheck check(ImageSanitizer images, byte[] upload) {
        return images.check(upload).join();
    }
}
