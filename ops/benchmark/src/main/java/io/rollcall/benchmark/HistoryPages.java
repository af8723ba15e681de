// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.operator.history.HistoryFigures;
import java.sql.SQLException;
import java.util.Locale;

/**
 * First pages of history as operators search it, by filter, on a generated log of so many events (an argument;
 * otherwise a million), and what the index for it takes. The goal is 200 ms for each.
 */
final class HistoryPages {

    private static final int USUAL = 1_000_000;

    private HistoryPages() {}

    public static void main(String[] arguments) throws SQLException {
        var events = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        var figures = new HistoryFigures(events);
        var index = figures.index();
        print(
                "index of %,d events: %.0f s of work, %.1f postings and %.0f bytes for each",
                events, index.seconds(), index.postingsPerEvent(), index.bytesPerEvent());
        figures.firstPages()
                .forEach(figure -> print(
                        "%-52s p50 %6.1f ms   p99 %6.1f ms   most %6.1f ms",
                        figure.filter(), figure.p50(), figure.p99(), figure.most()));
        System.exit(0); // with the embedded PostgreSQL
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
