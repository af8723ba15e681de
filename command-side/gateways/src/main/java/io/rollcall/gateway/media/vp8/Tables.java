// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media.vp8;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The numbers that RFC 6386 gives; not to be changed. */
final class Tables {

    /** Of a mode of sub-blocks, by those above and to the left: ten by ten by nine. */
    static final int[] MODES;

    /** That the probability of a coefficient's token is told anew: as {@link #COEFFICIENTS}. */
    static final int[] UPDATES;

    /** Of a coefficient's token, by type of block, band and context: four by eight by three by eleven. */
    static final int[] COEFFICIENTS;

    static final int[] DC;
    static final int[] AC;

    static {
        var tables = read();
        MODES = table(tables, "modes", 900);
        UPDATES = table(tables, "updates", 1056);
        COEFFICIENTS = table(tables, "coefficients", 1056);
        DC = table(tables, "dc", 128);
        AC = table(tables, "ac", 128);
    }

    private Tables() {}

    private static Map<String, StringBuilder> read() {
        var tables = new HashMap<String, StringBuilder>();
        var numbers = new StringBuilder();
        for (var line : text().split("\n")) {
            if (Character.isLetter(line.charAt(0))) {
                numbers = new StringBuilder();
                tables.put(line, numbers);
            } else if (line.charAt(0) != '#') {
                numbers.append(line).append(' ');
            }
        }
        return tables;
    }

    private static String text() {
        try (var file = Tables.class.getResourceAsStream("tables.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] table(Map<String, StringBuilder> tables, String name, int length) {
        var numbers = Objects.requireNonNull(tables.get(name)).toString().split(" ");
        return Arrays.copyOf(Arrays.stream(numbers).mapToInt(Integer::parseInt).toArray(), length);
    }
}
