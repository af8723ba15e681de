// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.export.EventLines;
import io.rollcall.export.ExportFiles;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TiledTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is whole, goes on where it ended, and takes nothing from a server that the log has not signed. */
class ExportCommandTest {

    @TempDir
    private Path folder;

    private ServedLog log;

    @BeforeEach
    void start() throws IOException {
        log = new ServedLog();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void theTreeOfTheFolderIsTheSignedOneAndAnotherExportGoesOn() throws Exception {
        for (var until : List.of(1_000L, 1_000L, 2_100L)) {
            log.grow(until);
            var done = export(ServedLog.KEY);
            assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
            var note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
            var checkpoint = Checkpoint.parse(note.text());
            assertThat(checkpoint.size()).isEqualTo(until);
            assertThat(new TiledTree(until, new TileFolder(folder)).root()).isEqualTo(checkpoint.root());
            assertThat(folder.resolve("checkpoints/" + until)).hasSameTextualContentAs(folder.resolve("checkpoint"));
            assertThat(check().text())
                    .contains(
                            "Proven: the events 1 to " + until,
                            checkpoint.root().base64());
        }
        assertThat(log.asked()).as("only what is new").isEqualTo(3);
        assertThat(new ExportFiles(folder).events().getLast().last()).isEqualTo(2_100);
    }

    @Test
    void scriptsAreToldInJson() throws Exception {
        log.grow(10);
        var done = log.type("export", "-o", folder.toString(), "--json");
        assertThat(Fields.read(done.out()).path("position").asLong()).isEqualTo(10);
        var checkpoint = log.type("audit", "checkpoint", "--json");
        assertThat(Fields.read(checkpoint.out()).path("checkpoint").asString()).startsWith(ServedLog.ORIGIN);
        var stream = log.type("export", "-o", "-", "--json");
        assertThat(stream.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Fields.read(check("--json").out()).path("last").asLong()).isEqualTo(10);
    }

    @Test
    void whatTheLogHasNotSignedIsRefused() throws Exception {
        log.grow(1_000);
        var other = NoteSigner.generate(ServedLog.ORIGIN, SignatureType.ED25519, new SecureRandom());
        assertThat(export(other).err()).contains("No trusted key");
        log.falsify(700);
        var refused = export(ServedLog.KEY);
        assertThat(refused.code()).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains("The events up to position 1000 are not those of the checkpoint of 1000");
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void aFolderThatSomebodyHasChangedIsNotGoneOnWithAndProvesNothing() throws Exception {
        log.grow(1_000);
        assertThat(export(ServedLog.KEY).code()).isEqualTo(ExitCode.OK);
        var tile = folder.resolve("tile/0/001");
        var bytes = Files.readAllBytes(tile);
        bytes[9] ^= 1;
        Files.write(tile, bytes);
        assertThat(export(ServedLog.KEY).err()).contains("The folder has another file tile/0/001");
        var checked = check();
        assertThat(checked.code()).isEqualTo(ExitCode.DATA);
        assertThat(checked.err()).contains("The tile tile/0/001 is not that of the events below it");
    }

    @Test
    void eventsAreWrittenToTheStandardOutput() throws Exception {
        log.grow(1_000);
        var done = log.type("export", "-o", "-", "--from", "11", "--to", "910");
        assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
        assertThat(EventLines.read(new ByteArrayInputStream(done.out())))
                .extracting(RecordedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(11, 910).boxed().toList());
        assertThat(log.type("export", "-o", "-", "--from", "3", "--to", "2").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(new Typed.Around().interactive("").run("export", "-o", "-").code())
                .isEqualTo(ExitCode.USAGE);
    }

    private Typed export(NoteSigner key) {
        return log.type(
                "export", "-o", folder.toString(), "--key", key.verifier().vkey());
    }

    private Typed check(String... more) {
        var words = new ArrayList<>(List.of("audit", "check", folder.toString(), "--key"));
        words.add(ServedLog.KEY.verifier().vkey());
        words.addAll(List.of(more));
        return new Typed.Around().run(words.toArray(String[]::new));
    }
}
