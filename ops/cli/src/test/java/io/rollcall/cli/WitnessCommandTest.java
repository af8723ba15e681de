// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.cli.witness.TestLog;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a witness, as an auditor types them: with no server and no token. */
class WitnessCommandTest {

    private static final TestLog LOG = new TestLog(300, 300, "");
    private static final TestLog FORKED = new TestLog(300, 10, "forked");

    @TempDir
    Path folder;

    private String vkey;

    @BeforeEach
    void keygen() {
        var made = typed("witness", "keygen", "--name", "witness.example/w1", "-o", at("witness.key"));
        assertThat(made.code()).isEqualTo(ExitCode.OK);
        vkey = made.text().strip();
    }

    @Test
    void aCheckpointInAFileIsCosignedIfItsTreeHasGrown() throws Exception {
        var first = write("first", LOG, 100);
        var signed = sign(first, "-o", at("cosigned"));
        assertThat(signed.code()).as(signed.err()).isEqualTo(ExitCode.OK);
        var note = SignedNote.parse(Files.readAllBytes(folder.resolve("cosigned")));
        assertThat(note.verify(List.of(NoteVerifier.parse(vkey)))).hasSize(1);

        var forked = sign(write("forked", FORKED, 300));
        assertThat(forked.code()).isEqualTo(ExitCode.DATA);
        assertThat(forked.err()).contains("Not cosigned", "does not begin with the one of size 100");
        var grown = sign(write("grown", LOG, 300));
        assertThat(grown.code()).as(grown.err()).isEqualTo(ExitCode.OK);
        assertThat(grown.text()).startsWith("\u2014 witness.example/w1 ");
        var older = sign(first);
        assertThat(older.code()).isEqualTo(ExitCode.DATA);
        assertThat(older.err()).contains("a tree of 300, which is larger");
    }

    @Test
    void scriptsAreToldInJson() throws Exception {
        var made = typed("witness", "keygen", "--json", "--name", "w", "-o", at("other.key"));
        assertThat(Fields.read(made.out()).path("key").asString()).startsWith("w+");
        var signed = sign(write("first", LOG, 100), "--json", "-o", at("cosigned"));
        assertThat(Fields.read(signed.out()).at("/signatures/0").asString()).startsWith("\u2014 witness.example/w1 ");
        assertThat(folder.resolve("cosigned")).exists();
    }

    @Test
    void aKeyIsNotReplacedAndIsReadByItsOwnerOnly() throws Exception {
        var key = folder.resolve("witness.key");
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(typed("witness", "keygen", "--name", "w", "-o", key.toString())
                        .code())
                .isEqualTo(ExitCode.DATA);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        var refused = sign(write("log", LOG, 100));
        assertThat(refused.code()).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(refused.err()).doesNotContain("PRIVATE");
    }

    @Test
    void itServesUntilItIsEnded() throws Exception {
        var pausing = new CompletableFuture<Void>();
        var ended = new CompletableFuture<Void>();
        var out = new CompletableFuture<Typed>();
        var around = new Typed.Around().pausing(time -> {
            pausing.complete(null);
            ended.join();
            throw new InterruptedException();
        });
        var serving =
                Thread.ofPlatform().start(() -> out.complete(around.run(args("serve", "--listen", "127.0.0.1:0"))));
        pausing.join();
        var url = around.printed().replaceAll("(?s).*(http://\\S+).*", "$1");
        try (var http = HttpClient.newHttpClient()) {
            var body = "old 0\n\n" + LOG.note(100).encode();
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        ended.complete(null);
        serving.join();
        assertThat(out.join().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(typed(args("serve", "--listen", "nowhere")).code()).isEqualTo(ExitCode.USAGE);
    }

    private Typed sign(Path export, String... more) {
        var args = List.of(
                args("sign", "--checkpoint", export.resolve("checkpoint").toString()));
        return typed(java.util.stream.Stream.concat(args.stream(), List.of(more).stream())
                .toArray(String[]::new));
    }

    private String[] args(String command, String... more) {
        var all = new java.util.ArrayList<>(List.of("witness", command, "--state", at("state")));
        all.addAll(List.of(
                "--key", at("witness.key"), "--log", TestLog.KEY.verifier().vkey()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Typed typed(String... args) {
        return new Typed.Around().run(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Path write(String name, TestLog log, int size) throws IOException {
        var export = Files.createDirectory(folder.resolve(name));
        Files.writeString(export.resolve("checkpoint"), log.note(size).encode());
        for (var tile : log.tiles().entrySet()) {
            var file = export.resolve(tile.getKey().path());
            Files.createDirectories(file.getParent());
            Files.write(file, tile.getValue());
        }
        return export;
    }
}
