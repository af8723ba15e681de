// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples of stacks as nested bars, outermost frame at the bottom, each as wide as its share of all samples; hovering
 * tells a bar's name and share. Bars narrower than a hundredth are left out, so that the picture stays small.
 */
public final class FlameGraph {

    private static final int WIDTH = 1200;
    private static final int ROW = 15;
    private static final int HEAD = 24;
    private static final double LEAST = 0.01;
    private static final double LETTER = 6.2;
    private static final int DEEPEST = 60;

    private final String title;
    private final Bar all = new Bar();

    /** @param title what was sampled */
    public FlameGraph(String title) {
        this.title = title;
    }

    /** A frame below which others lie. */
    private static final class Bar {

        private final Map<String, Bar> above = new TreeMap<>();
        private int samples;

        private Bar upon(String frame) {
            return above.computeIfAbsent(frame, name -> new Bar());
        }
    }

    /**
     * Takes one sample.
     *
     * @param frames the innermost last
     */
    public void add(List<String> frames) {
        var bar = all;
        bar.samples++;
        for (var frame : frames.subList(0, Math.min(DEEPEST, frames.size()))) {
            bar = bar.upon(frame);
            bar.samples++;
        }
    }

    /** How many samples there are. */
    public int samples() {
        return all.samples;
    }

    /** The picture. */
    public String svg() {
        var rows = new ArrayList<String>();
        var deepest = draw(all, 0, 0, rows);
        var height = HEAD + (deepest + 1) * ROW;
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"10\">%n"
                        .formatted(WIDTH, height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append("<text x=\"4\" y=\"15\" font-size=\"13\">%s, %,d samples</text>%n"
                .formatted(escaped(title), samples()));
        svg.append("<g transform=\"matrix(1 0 0 -1 0 %d)\">%n".formatted(height));
        rows.forEach(svg::append);
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Draws what lies upon a bar; the deepest row that was drawn. */
    private int draw(Bar bar, int row, double left, List<String> shapes) {
        var deepest = row;
        for (var each : bar.above.entrySet()) {
            var share = (double) each.getValue().samples / all.samples;
            if (share >= LEAST) {
                shapes.add(shape(each.getKey(), row, left, share));
                deepest = Math.max(deepest, draw(each.getValue(), row + 1, left, shapes));
            }
            left += share;
        }
        return deepest;
    }

    private static String shape(String frame, int row, double left, double share) {
        var width = share * WIDTH;
        var letters = (int) (width / LETTER);
        var name = letters < 4 ? "" : escaped(frame.substring(Math.max(0, frame.length() - letters)));
        return String.format(
                Locale.ROOT,
                "<g transform=\"translate(%.1f %d)\"><title>%s %.1f %%</title><rect width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text transform=\"scale(1 -1)\" x=\"2\" y=\"-4\">%s</text></g>%n",
                left * WIDTH,
                row * ROW,
                escaped(frame),
                share * 100,
                Math.max(0.1, width - 0.5),
                ROW - 1,
                colour(frame),
                name);
    }

    /** Ours in blue, of others in warm colours by their package. */
    private static String colour(String frame) {
        if (frame.startsWith("io.rollcall")) {
            return "#9ecae1";
        }
        var owner = frame.split("\\.", 3);
        var hue = Math.floorMod((owner[0] + owner[Math.min(1, owner.length - 1)]).hashCode(), 50) + 10;
        return "hsl(%d 80%% 75%%)".formatted(hue);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
