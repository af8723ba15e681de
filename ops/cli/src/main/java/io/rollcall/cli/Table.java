// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as it has to be. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int marked;

    /** @param marked the column by the words of which rows are coloured; -1 for none */
    Table(int marked, String... headings) {
        this.marked = marked;
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> Escapes.line(cells[i]))
                .toList());
    }

    void print(Terminal terminal) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - width(row.get(column))))
                        .append(GAP);
            }
            terminal.say(line.toString().stripTrailing(), row == rows.getFirst() ? "heading" : mark(row));
        }
    }

    private String mark(List<String> row) {
        return marked < 0 ? "" : row.get(marked);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
