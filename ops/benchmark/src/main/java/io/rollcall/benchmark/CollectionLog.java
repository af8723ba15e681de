// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a Java process writes of its collections with {@code -Xlog:gc:file=}, read on from where it was read last; but
 * not of those that were asked for.
 */
final class CollectionLog {

    /** Such as {@code Pause Young (Normal) (G1 Evacuation Pause) 512M->100M(1024M) 12.345ms}. */
    private static final Pattern PAUSE =
            Pattern.compile("Pause (?<kind>\\w+).* \\d+M->(?<after>\\d+)M\\(\\d+M\\) (?<millis>[0-9.]+)ms");

    private static final String ASKED = "(Diagnostic Command)";

    private final Path file;
    private int read;
    private int full;
    private double heap;

    CollectionLog(Path file) {
        this.file = file;
    }

    /**
     * Collections of a time.
     *
     * @param leastHeap in use after one of them, in MiB; of the last one before, where there was none
     * @param longestPause in milliseconds; 0 where there was none
     */
    record Seen(double leastHeap, double longestPause) {}

    /** Those that it has not told of yet. */
    Seen since() throws IOException {
        var lines = Files.readAllLines(file);
        var least = Double.MAX_VALUE;
        var longest = 0.0;
        for (var line : lines.subList(read, lines.size())) {
            var pause = PAUSE.matcher(line);
            if (pause.find() && !line.contains(ASKED)) {
                heap = Double.parseDouble(pause.group("after"));
                least = Math.min(least, heap);
                longest = Math.max(longest, Double.parseDouble(pause.group("millis")));
                full += pause.group("kind").equals("Full") ? 1 : 0;
            }
        }
        read = lines.size();
        return new Seen(least == Double.MAX_VALUE ? heap : least, longest);
    }

    /** How many of them were of the whole heap. */
    int full() {
        return full;
    }
}
