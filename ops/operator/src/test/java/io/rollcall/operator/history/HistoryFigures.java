// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.operator.testing.GeneratedLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** How long first pages of history take on a log of some size, by filter; and what its index takes. */
public final class HistoryFigures {

    private static final int REQUESTS = 100;
    private static final int EVENTS_OF_A_USER = 95;

    /**
     * Of one filter.
     *
     * @param p50 milliseconds, {@code p99} and {@code most} too
     */
    public record Figure(String filter, double p50, double p99, double most) {}

    /**
     * Of the index.
     *
     * @param seconds that it took to make, without the rests
     */
    public record Index(double seconds, double postingsPerEvent, double bytesPerEvent) {}

    private final TestHistory history = new TestHistory();
    private final int events;

    /** Makes the log. */
    public HistoryFigures(int events) throws SQLException {
        this.events = events;
        history.with(events);
    }

    /** Makes the index. */
    public Index index() {
        var begun = System.nanoTime();
        history.indexed();
        var seconds = (System.nanoTime() - begun) / 1e9;
        history.jdbc.sql("analyze history_postings").update();
        var sizes = history.jdbc
                .sql("select count(*), pg_total_relation_size('history_postings') from history_postings")
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        return new Index(seconds, (double) sizes[0] / events, (double) sizes[1] / events);
    }

    /** Asks for first pages: of the whole way but HTTP. */
    public List<Figure> firstPages() {
        var figures = new ArrayList<Figure>();
        filters().forEach((name, query) -> figures.add(figure(name, query)));
        return figures;
    }

    private Map<String, LongFunction<String>> filters() {
        var users = Math.max(1, events / EVENTS_OF_A_USER - 2);
        var types = TestHistory.TYPES.all().map(type -> type.name()).toList();
        LongFunction<String> user = n -> "user=" + (GeneratedLog.firstUser() + n * 7919 % users);
        LongFunction<String> type = n -> "type=" + types.get((int) (n % types.size()));
        LongFunction<String> family = n -> type.apply(n).replaceAll("\\..*", "");
        LongFunction<String> meeting = n -> "aggregate=meeting-" + (GeneratedLog.firstUser() + n * 7919 % users);
        LongFunction<String> since = n -> "since=2026-02-01T00:%02d:00Z".formatted(n % 30);
        var all = new LinkedHashMap<String, LongFunction<String>>();
        all.put("none", n -> "limit=50");
        all.put("type", type);
        all.put("family of types", family);
        all.put("user", user);
        all.put("aggregate", meeting);
        all.put("correlation", n -> "correlation=00000000-0000-0009-0000-%012x".formatted(1 + n * 3));
        all.put(
                "text: one word",
                n -> "text=" + List.of("user", "follow", "meet", "invited").get((int) (n % 4)));
        all.put("text: two words that are often and never together", n -> "text=ask follow");
        all.put("text: four words", n -> "text=user follow meeting arranged");
        all.put("since and until", n -> since.apply(n) + "&until=2026-02-01T00:31:00Z");
        all.put("type and user", n -> type.apply(n) + "&" + user.apply(n));
        all.put("family and text", n -> family.apply(n) + "&text=follow");
        all.put("user and text", n -> user.apply(n) + "&text=ask");
        all.put(
                "all",
                n -> type.apply(n) + "&" + user.apply(n) + "&" + since.apply(n)
                        + "&until=2026-02-01T00:31:00Z&text=follow");
        return all;
    }

    private Figure figure(String name, LongFunction<String> query) {
        var endpoint = new EventsEndpoint(
                history.conditions,
                history.search,
                history.events,
                new EventUnmasking(history.shapes, history.masking, history.cipher),
                (request, what) -> false);
        var nanos = new long[REQUESTS];
        for (int n = -REQUESTS / 10; n < REQUESTS; n++) {
            var request = TestHistory.request(query.apply(Math.abs(n)));
            var begun = System.nanoTime();
            Objects.requireNonNull(endpoint.handle(request).body());
            nanos[Math.max(n, 0)] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return new Figure(
                name, millis(nanos[REQUESTS / 2]), millis(nanos[REQUESTS * 99 / 100 - 1]), millis(nanos[REQUESTS - 1]));
    }

    private static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }
}
