// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.export.EventLines;
import io.rollcall.export.ExportFiles;
import io.rollcall.proof.Hash;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.proof.tree.TreeAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is whole, goes on where it ended, and takes nothing from a server that the log has not signed. */
class ExportCommandTest {

    private static final UUID INCARNATION = new UUID(7, 7);
    private static final String ORIGIN = "rollcall.example/" + INCARNATION;
    private static final NoteSigner KEY = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());
    private static final int PAGE = 400;

    @TempDir
    Path folder;

    private HttpServer server;
    private volatile long size;
    private volatile long wrong;
    private volatile long asked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ops/v1/tlog/checkpoint", it -> answer(it, note().getBytes(UTF_8)));
        server.createContext("/ops/v1/export/events", this::answerEvents);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTreeOfTheFolderIsTheSignedOneAndAnotherExportGoesOn() throws Exception {
        for (var until : List.of(1_000L, 1_000L, 2_100L)) {
            size = until;
            asked = 0;
            var done = export(KEY);
            assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
            var note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
            var checkpoint = Checkpoint.parse(note.text());
            assertThat(checkpoint.size()).isEqualTo(until);
            assertThat(new TiledTree(until, new TileFolder(folder)).root()).isEqualTo(checkpoint.root());
            assertThat(folder.resolve("checkpoints/" + until)).hasSameTextualContentAs(folder.resolve("checkpoint"));
        }
        assertThat(asked).as("only what is new").isEqualTo(3);
        assertThat(new ExportFiles(folder).events().getLast().last()).isEqualTo(2_100);
    }

    @Test
    void scriptsAreToldInJson() {
        size = 10;
        var done = typed("export", "-o", folder.toString(), "--json");
        assertThat(Fields.read(done.out()).path("position").asLong()).isEqualTo(10);
        var checkpoint = typed("audit", "checkpoint", "--json");
        assertThat(Fields.read(checkpoint.out()).path("checkpoint").asString()).startsWith(ORIGIN);
        var stream = typed("export", "-o", "-", "--json");
        assertThat(stream.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatTheLogHasNotSignedIsRefused() {
        size = 1_000;
        var other = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());
        assertThat(export(other).err()).contains("No trusted key");
        wrong = 700;
        var refused = export(KEY);
        assertThat(refused.code()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains("The events up to position 1000 are not those of the checkpoint of 1000");
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void aFolderThatSomebodyHasChangedIsNotGoneOnWith() throws Exception {
        size = 1_000;
        assertThat(export(KEY).code()).isEqualTo(ExitCode.OK);
        var tile = folder.resolve("tile/0/001");
        var bytes = Files.readAllBytes(tile);
        bytes[9] ^= 1;
        Files.write(tile, bytes);
        assertThat(export(KEY).err()).contains("The folder has another file tile/0/001");
    }

    @Test
    void eventsAreWrittenToTheStandardOutput() throws Exception {
        size = 1_000;
        var done = new Typed.Around().at(url()).run("export", "-o", "-", "--from", "11", "--to", "910");
        assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
        try (var lines = new EventLines(new ByteArrayInputStream(done.out()))) {
            for (long position = 11; position <= 910; position++) {
                assertThat(lines.next())
                        .isNotNull()
                        .extracting(RecordedEvent::position)
                        .isEqualTo(position);
            }
            assertThat(lines.next()).isNull();
        }
        assertThat(new Typed.Around()
                        .at(url())
                        .run("export", "-o", folder.toString(), "--from", "2")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(new Typed.Around()
                        .at(url())
                        .interactive("")
                        .run("export", "-o", "-")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private Typed export(NoteSigner key) {
        return typed("export", "-o", folder.toString(), "--key", key.verifier().vkey());
    }

    private Typed typed(String... args) {
        return new Typed.Around().at(url()).run(args);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answerEvents(HttpExchange exchange) throws IOException {
        asked++;
        var query = exchange.getRequestURI().getQuery().split("[=&]");
        var after = Long.parseLong(query[1]);
        var last = Math.min(after + Math.min(PAGE, Long.parseLong(query[3])), size);
        answer(
                exchange,
                EventLines.compress(LongStream.rangeClosed(after + 1, last)
                        .mapToObj(it -> event(it, it == wrong ? "{\"a\":2}" : "{}"))
                        .toList()));
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String note() {
        var tree = new TreeAppender(tile -> {});
        LongStream.rangeClosed(1, size)
                .forEach(it -> tree.append(event(it, "{}").leaf().encode()));
        Hash root = tree.root();
        return SignedNote.sign(new Checkpoint(ORIGIN, size, root).text(), List.of(KEY), Instant.EPOCH)
                .encode();
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
}
