// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.gateway.media.ImageCorpus.Case;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other decoders show is shown the same, and what they call damaged is refused; over all files of the corpus. */
class ImageCorpusTest {

    private static final int LONGEST_SIDE = 2048;

    /** @param levels how far a channel may be off, out of 255: decoders round in their own ways */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"jpegs, 2, 750", "pngs, 1, 750", "gifs, 0, 300", "webps, 1, 280"})
    void everyPictureIsShownAsOtherDecodersShowIt(String format, int levels, int atLeast) {
        var cases = ImageCorpus.of(format);
        print(format, cases);
        assertThat(cases).hasSizeGreaterThan(atLeast);
        var wrong = new ArrayList<String>();
        for (var one : cases) {
            var verdict = verdict(one, levels);
            if (!verdict.isEmpty()) {
                wrong.add(one.group() + ": " + one.name() + ": " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String verdict(Case one, int levels) {
        try {
            var shown = shown(one.file());
            if (one.isDamaged()) {
                return "taken though damaged";
            }
            if (shown.getWidth() != one.width() || shown.getHeight() != one.height()) {
                return shown.getWidth() + "x" + shown.getHeight() + " for " + one.width() + "x" + one.height();
            }
            var off = farthest(one, shown);
            return off > levels ? "off by " + off : "";
        } catch (IOException | RuntimeException refused) {
            return one.isDamaged() ? "" : refused.toString();
        }
    }

    private static BufferedImage shown(byte[] upload) throws IOException {
        var file = ImageFile.of(ImageKind.of(upload).orElseThrow(), upload);
        var frame = file.decode(1, new DecodingDeadline(Duration.ofMinutes(1)));
        return Orientation.of(file.exif()).upright(Pixels.of(frame, file, LONGEST_SIDE));
    }

    /** The largest difference of a channel; what is see-through counts by how far it is seen. */
    private static int farthest(Case one, BufferedImage shown) {
        var farthest = 0;
        for (var i = 0; i < one.width() * one.height(); i++) {
            var pixel = shown.getRGB(i % one.width(), i / one.width());
            var alpha = one.rgba()[4 * i + 3] & 0xff;
            farthest = Math.max(farthest, Math.abs(alpha - (pixel >>> 24)));
            for (var channel = 0; channel < 3; channel++) {
                var level = pixel >> 16 - 8 * channel & 0xff;
                farthest = Math.max(farthest, Math.abs(level - (one.rgba()[4 * i + channel] & 0xff)) * alpha / 0xff);
            }
        }
        return farthest;
    }

    private static void print(String format, List<Case> cases) {
        var counts = cases.stream()
                .collect(Collectors.groupingBy(Case::group, TreeMap::new, Collectors.summingInt(one -> 1)));
        var damaged = cases.stream().filter(Case::isDamaged).count();
        var groups = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        System.out.printf("%-5s %4d files: %s; %d to be refused%n", format, cases.size(), groups, damaged);
    }
}
