// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.checkpoint;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.util.ArrayList;
import java.util.List;

/**
 * How large a log is, and the root of its tree: the text of a note.
 *
 * @param origin what names the log: one line, at most {@link #MAX_ORIGIN} bytes
 * @param size from 0
 * @param root of the tree
 * @param extensions lines that nobody interprets, usually none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    /** How many bytes of UTF-8 an origin has at most: what an ML-DSA-44 cosignature can name. */
    public static final int MAX_ORIGIN = 255;

    private static final int MOST_EXTENSIONS = 16;
    private static final int LONGEST_EXTENSION = 1024;
    private static final int LINES = 3;

    /** @throws IllegalArgumentException where no checkpoint can be so */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        check(isLine(origin, MAX_ORIGIN), "An origin is one line of at most " + MAX_ORIGIN + " bytes");
        check(size >= 0, "A tree has no fewer leaves than none");
        check(
                extensions.size() <= MOST_EXTENSIONS
                        && extensions.stream().allMatch(line -> isLine(line, LONGEST_EXTENSION)),
                "A checkpoint has at most " + MOST_EXTENSIONS + " extensions, each one line");
    }

    /** One without extensions. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isLine(String line, int longest) {
        return !line.isEmpty() && line.chars().noneMatch(c -> c < ' ') && StrictText.utf8(line).length <= longest;
    }

    /** Its text, which is signed. */
    public String text() {
        var lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    /** The checkpoint by its text. */
    public static Checkpoint parse(String text) throws ProofRefused {
        var lines = List.of(text.split("\n", LINES + MOST_EXTENSIONS + 2));
        if (lines.size() <= LINES || !lines.getLast().isEmpty()) {
            throw ProofRefused.malformed("A checkpoint has at least three lines, and ends with its last line");
        }
        var size = StrictText.decimal(lines.get(1));
        var root = Hash.parse(lines.get(2));
        try {
            return new Checkpoint(lines.getFirst(), size, root, lines.subList(LINES, lines.size() - 1));
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }
}
