// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Small files with the pixels that other decoders see in them: see {@code src/test/corpus/README.md}. */
final class ImageCorpus {

    private ImageCorpus() {}

    /**
     * A file of the corpus.
     *
     * @param group which kind of oddity it is of
     * @param rgba what is to be seen, four bytes a pixel; empty where the file is to be refused
     */
    record Case(String group, String name, byte[] file, int width, int height, byte[] rgba) {

        boolean isDamaged() {
            return width == 0;
        }
    }

    /** All files of a format: {@code jpegs}, {@code pngs}, {@code gifs} or {@code webps}. */
    static List<Case> of(String format) {
        try (var packed = ImageCorpus.class.getResourceAsStream("/images/" + format + ".bin.gz");
                var records = new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed)))) {
            var cases = new ArrayList<Case>();
            for (var count = records.readInt(); count > 0; count--) {
                cases.add(read(records));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(DataInputStream records) throws IOException {
        var title = records.readUTF().split("/", 2);
        var file = records.readNBytes(records.readInt());
        var width = records.readInt();
        var height = records.readInt();
        return new Case(title[0], title[1], file, width, height, records.readNBytes(4 * width * height));
    }
}
