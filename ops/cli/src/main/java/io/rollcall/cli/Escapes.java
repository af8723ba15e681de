// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

/** Makes text of others harmless: what would move the cursor, colour, hide or reorder is shown as {@code \\u001b}. */
final class Escapes {

    private Escapes() {}

    /** One line: breaks are shown too. */
    static String line(String text) {
        return escaped(text, false);
    }

    /** As many lines as it has. */
    static String lines(String text) {
        return escaped(text, true);
    }

    /** JSON that says the same: only what JSON lets stand and terminals obey is written otherwise. */
    static String json(String json) {
        return escaped(json, true);
    }

    private static String escaped(String text, boolean breaks) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (breaks && (point == '\n' || point == '\t')) {
                safe.appendCodePoint(point);
            } else if (isObeyed(point)) {
                safe.append(point == '\n' ? "\\n" : "\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** Control characters, line separators, and what changes the direction of text or has no width. */
    private static boolean isObeyed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> point <= 0xffff;
            default -> false;
        };
    }
}
