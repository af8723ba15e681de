// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A chart under a title; places are shares of its width and height, from the lower left. */
final class Drawing {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 60;
    private static final int BAR = 18;
    private static final List<String> COLOURS = List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e");

    private final StringBuilder shapes = new StringBuilder();

    Drawing(String title) {
        text(MARGIN, 20, "start", "#222", title);
    }

    /** A level line with what it stands for. */
    void level(double height, String label) {
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                MARGIN, WIDTH - MARGIN, y(height), y(height));
        text(MARGIN - 4, y(height) + 4, "end", "#222", label);
    }

    /** A line through the points. */
    <P> void line(int colour, int thickness, List<P> points, ToDoubleFunction<P> right, ToDoubleFunction<P> up) {
        var path = points.stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(right.applyAsDouble(point)), y(up.applyAsDouble(point))))
                .collect(Collectors.joining(" "));
        add(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" points=\"%s\"/>",
                colour(colour), thickness, path);
    }

    /** What a colour stands for. */
    void legend(int colour, String label) {
        text(MARGIN + 8, 40 + 16 * colour, "start", colour(colour), label);
    }

    /** What the right end of the lower edge stands for, and its middle. */
    Drawing along(double most) {
        text(x(0.5), HEIGHT - 20, "middle", "#222", String.format(Locale.ROOT, "%,.0f", most / 2));
        text(x(1), HEIGHT - 20, "middle", "#222", String.format(Locale.ROOT, "%,.0f", most));
        return this;
    }

    /** A bar from the left, in hundredths of the width. */
    void bar(int row, String label, double hundredths) {
        var top = 34 + row * (BAR + 4);
        var width = (WIDTH - 5 * MARGIN) * hundredths / 100;
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                3 * MARGIN, top, width, BAR, colour(0));
        text(3 * MARGIN - 4, top + BAR - 4, "end", "#222", label);
        text(3 * MARGIN + width + 4, top + BAR - 4, "start", "#222", String.format(Locale.ROOT, "%.1f", hundredths));
    }

    String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        .formatted(WIDTH, HEIGHT)
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + shapes + "</svg>\n";
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
    }

    private void add(String shape, Object... values) {
        shapes.append(String.format(Locale.ROOT, shape, values)).append('\n');
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static double x(double share) {
        return MARGIN + share * (WIDTH - 2 * MARGIN);
    }

    private static double y(double share) {
        return HEIGHT - MARGIN + 20 - share * (HEIGHT - 2 * MARGIN);
    }
}
