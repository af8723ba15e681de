// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.export.EventLines;
import io.rollcall.export.ExportedTree;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** A server that has a log of some size: its events, its tree, and a signed checkpoint over all of it. */
final class ServedLog implements AutoCloseable {

    static final UUID INCARNATION = new UUID(7, 7);
    static final String ORIGIN = "rollcall.example/" + INCARNATION;
    static final NoteSigner KEY = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());

    private static final String TREE = "/ops/v1/tlog/";
    private static final int PAGE = 400;

    private final HttpServer server;
    private final Map<String, byte[]> tree = new HashMap<>();
    private SignedNote note = SignedNote.sign(
            new Checkpoint(ORIGIN, 0, io.rollcall.proof.tree.MerkleHash.EMPTY).text(), List.of(KEY), Instant.EPOCH);
    private long size;
    private volatile long wrong;
    private volatile long asked;

    ServedLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(TREE, this::answerTree);
        server.createContext("/ops/v1/export/events", this::answerEvents);
        server.start();
    }

    /** So many events from now on, all of them signed. */
    void grow(long to) throws IOException, ProofRefused {
        size = to;
        asked = 0;
        var made = new ExportedTree(tree::put);
        for (long position = 1; position <= size; position++) {
            made.add(event(position));
        }
        made.finish();
        note = SignedNote.sign(new Checkpoint(ORIGIN, size, made.root()).text(), List.of(KEY), Instant.EPOCH);
    }

    /** It sends another event in this place than the one that is sealed. */
    void falsify(long position) {
        wrong = position;
    }

    /** It sends another file of the tree in this place. */
    void falsify(String path) {
        tree.computeIfPresent(path, (any, bytes) -> {
            var other = bytes.clone();
            other[other.length / 2] ^= 1;
            return other;
        });
    }

    /** How many pages of events it was asked for since it grew. */
    long asked() {
        return asked;
    }

    Typed type(String... words) {
        return new Typed.Around()
                .at("http://127.0.0.1:" + server.getAddress().getPort())
                .run(words);
    }

    private void answerTree(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(TREE.length());
        answer(exchange, path.equals("checkpoint") ? note.encode().getBytes(UTF_8) : tree.get(path));
    }

    private void answerEvents(HttpExchange exchange) throws IOException {
        asked++;
        var query = exchange.getRequestURI().getQuery().split("[=&]");
        var after = Long.parseLong(query[1]);
        var last = Math.min(after + Math.min(PAGE, Long.parseLong(query[3])), size);
        answer(
                exchange,
                EventLines.compress(LongStream.rangeClosed(after + 1, last)
                        .mapToObj(it -> it == wrong ? event(it, "{\"a\":2}") : event(it))
                        .toList()));
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static RecordedEvent event(long position) {
        return event(position, "{}");
    }

    private static RecordedEvent event(long position, String payload) {
        return new RecordedEvent(
                INCARNATION,
                position,
                0,
                Instant.parse("2026-11-30T00:00:00Z").plusMillis(position),
                new UUID(1, position),
                "aggregate-" + position,
                "Aggregate",
                "thing.happened",
                "1",
                payload.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
