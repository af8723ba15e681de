// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of a range proves each of its events, with a few of the tree's files, and any change of it is found. */
class RangeExportTest {

    /** Programs of others check it after these tests: {@code .ci/proof-checkers}. */
    private static final Path LEFT = Path.of("target", "exported-range");

    private static final long LARGE = 70_000;

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
    void eachOfItsEventsIsProvenAndAnotherExportGoesOn() throws Exception {
        log.grow(1_000);
        export(folder, 300, 700);
        log.grow(2_100);
        export(folder, 300, 900);
        assertThat(log.asked()).as("only what is new").isEqualTo(1);
        assertThat(check(folder).text())
                .contains("Proven: the events 300 to 900 are those of the log of 2100", "2 check");
        assertThat(folder.resolve("tile/entries/004")).as("of other events").doesNotExist();
        assertThat(folder.resolve("tile/entries/000")).as("of other events").doesNotExist();
    }

    @Test
    void isLeftForProgramsOfOtherLanguages() throws Exception {
        if (Files.exists(LEFT)) {
            delete(LEFT);
        }
        log.grow(66_000);
        export(LEFT, 65_500, 65_700);
        log.grow(LARGE);
        export(LEFT, 65_500, 66_500);
        assertThat(check(LEFT).code()).isEqualTo(ExitCode.OK);
        Files.writeString(LEFT.resolve("keys"), ServedLog.KEY.verifier().vkey() + "\n");
        Files.writeString(LEFT.resolve("leaves"), 5 * 256 + " of " + LARGE);
    }

    @Test
    void aChangeOfAnyFileIsFound() throws Exception {
        log.grow(1_000);
        export(folder, 300, 700);
        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(check(folder).code()).as(file.toString()).isEqualTo(ExitCode.DATA);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(check(folder).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFileThatIsMissingIsToldOf() throws Exception {
        log.grow(1_000);
        export(folder, 300, 700);
        for (var path : List.of("tile/0/001", "tile/1/000.p/3", "tile/0/003.p/232", "tile/entries/002")) {
            var away = Files.move(folder.resolve(path), folder.resolve("away"));
            assertThat(check(folder).err()).contains("There is no file " + path);
            Files.move(away, folder.resolve(path));
        }
        Files.delete(folder.resolve("events/000000000000300-000000000000699.jsonl.zst"));
        assertThat(check(folder).text()).contains("the events 700 to 700");
        Files.delete(folder.resolve("checkpoint"));
        assertThat(check(folder).code()).isEqualTo(ExitCode.NO_INPUT);
    }

    @Test
    void whatAServerSendsIsHeldToTheRootBeforeItIsWritten() throws Exception {
        log.grow(1_000);
        log.falsify(400);
        refused("The event at position 400 is not that of its leaf");
        log.falsify(0);
        for (var path : List.of("tile/0/001", "tile/1/000.p/3", "tile/entries/002")) {
            log.falsify(path);
            refused(path.startsWith("tile/1") ? "The tiles are not those of the checkpoint of 1000" : path);
            assertThat(folder.resolve(path)).doesNotExist();
            log.grow(1_000);
        }
        export(folder, 300, 700);
    }

    @Test
    void aFolderOfAnotherRangeIsNotGoneOnWith() throws Exception {
        log.grow(1_000);
        export(folder, 300, 400);
        assertThat(export(List.of("--from", "301")).err()).contains("The folder has other events than those from");
        assertThat(export(List.of()).err()).contains("There is another event in the place of position 1");
    }

    private void refused(String why) {
        var refused = export(List.of("--from", "300", "--to", "700"));
        assertThat(refused.code()).as(why).isEqualTo(ExitCode.DATA);
        assertThat(refused.err()).contains(why);
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    private void export(Path to, long first, long last) {
        var done = log.type(
                "export",
                "-o",
                to.toString(),
                "--from",
                Long.toString(first),
                "--to",
                Long.toString(last),
                "--key",
                ServedLog.KEY.verifier().vkey());
        assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.OK);
    }

    private Typed export(List<String> range) {
        var words = new ArrayList<>(List.of("export", "-o", folder.toString()));
        words.addAll(range);
        return log.type(words.toArray(String[]::new));
    }

    private static Typed check(Path export) {
        return new Typed.Around()
                .run(
                        "audit",
                        "check",
                        export.toString(),
                        "--key",
                        ServedLog.KEY.verifier().vkey());
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
