// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seven users that import as many contacts as an address book holds, one after the other, then give all of them other
 * names, at one server of 768 MiB heap in a process of its own; an honest client asks meanwhile. Prints for each how
 * long it took, what that client saw, the longest pauses for collections, and the heap after a full one.
 */
public final class AddressBooks {

    private static final String HEAP = "768m";
    private static final int USERS = 7;
    private static final int CONTACTS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern PAUSE = Pattern.compile("Pause (Young|Full|Remark|Cleanup).* ([0-9.]+)ms");

    private final ServerProcess server;
    private final Path collections;
    private final List<Chatter> users;
    private final HttpClient http = HttpClient.newHttpClient();

    private AddressBooks(ServerProcess server, Path collections, List<Chatter> users) {
        this.server = server;
        this.collections = collections;
        this.users = users;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-address-books");
        var collections = folder.resolve("collections.log");
        try (var server = ServerProcess.start(folder, HEAP, "-Xlog:gc:file=" + collections)) {
            server.awaitReady();
            try (var newcomers = new Newcomers(server.base())) {
                var books = new AddressBooks(server, collections, newcomers.signUp(USERS + 1));
                books.measureNothing();
                books.measure("imported", "Contact");
                books.measure("renamed", "Another name of contact");
                server.complaints().forEach(System.out::println);
            }
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    private void measureNothing() throws Exception {
        try (var honest = new HonestClient(server.base(), users.getLast().token())) {
            TimeUnit.SECONDS.sleep(10);
            HonestClient.print(
                    "nobody else: %s; heap of %s, after a full collection %d MiB", honest.seen(), HEAP, heap());
        }
    }

    private void measure(String what, String name) throws Exception {
        var before = Files.readAllLines(collections).size();
        var begun = System.nanoTime();
        try (var honest = new HonestClient(server.base(), users.getLast().token())) {
            var tries = new ArrayList<Integer>();
            for (var user = 0; user < USERS; user++) {
                tries.add(putUntilTaken(user, name));
            }
            var took = (System.nanoTime() - begun) / 1e9;
            TimeUnit.SECONDS.sleep(5); // the read models come after the answers
            var pauses = pauses(before);
            HonestClient.print(
                    "%d users, %,d contacts each, %s in turn: tries %s, %.1f s; %s; longest pauses %s; heap after a full"
                            + " collection %d MiB",
                    USERS, CONTACTS, what, tries, took, honest.seen(), pauses, heap());
        }
    }

    /** At which try; a server that is busy says when to come again. */
    private int putUntilTaken(int user, String name) throws IOException, InterruptedException {
        var attempt = 1;
        for (var answer = put(user, name); answer.statusCode() != 200; answer = put(user, name)) {
            var wait = answer.headers().firstValueAsLong("Retry-After").orElseThrow(() -> new IOException("Not taken"));
            TimeUnit.SECONDS.sleep(wait);
            attempt++;
        }
        return attempt;
    }

    /** A book for each user; none of its numbers is in another one. */
    private HttpResponse<Void> put(int user, String name) throws IOException, InterruptedException {
        var phones = IntStream.range(0, CONTACTS)
                .mapToObj(contact -> "\"+7917%d%06d\"".formatted(user, contact))
                .collect(Collectors.joining(","));
        var names = IntStream.range(0, CONTACTS)
                .mapToObj(contact -> "\"%s %d\"".formatted(name, contact))
                .collect(Collectors.joining(","));
        var request = HttpRequest.newBuilder(uri())
                .timeout(PATIENCE)
                .header("Authorization", "Token " + users.get(user).token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"phones\":[%s],\"names\":[%s]}".formatted(phones, names)))
                .build();
        return http.send(request, BodyHandlers.discarding());
    }

    private URI uri() {
        return server.base().resolve("/api/contacts/");
    }

    /** The three longest since a line of the log, with their kinds. */
    private String pauses(int since) throws IOException {
        var lines = Files.readAllLines(collections);
        return lines.subList(since, lines.size()).stream()
                .map(PAUSE::matcher)
                .filter(Matcher::find)
                .sorted(Collections.reverseOrder(
                        Comparator.comparingDouble(found -> Double.parseDouble(found.group(2)))))
                .limit(3)
                .map(found -> found.group(1) + " " + Math.round(Double.parseDouble(found.group(2))) + " ms")
                .collect(Collectors.joining(", "));
    }

    private long heap() throws IOException, InterruptedException {
        return server.memory().heapAfterCollection() >> 20;
    }
}
