// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.export.EventLines;
import io.rollcall.export.ExportFiles;
import io.rollcall.export.ExportedTree;
import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.privacy.TestPrivacy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** An export that is whole is taken in; of one that is not, nothing, and what is wrong with it is named. */
class LogImportTest {

    private static final UUID INCARNATION = new UUID(7, 7);
    private static final String ORIGIN = "rollcall.example/" + INCARNATION;
    private static final NoteSigner KEY = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());
    private static final long EVENTS = 600;
    private static final long TAMPERED = 300;

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void export() throws Exception {
        export(LongStream.rangeClosed(1, EVENTS).mapToObj(LogImportTest::event).toList());
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aWholeExportIsTheSameLogAndASecondTimeIsNone() {
        importAs(KEY.verifier().vkey());
        assertThat(jdbc.sql("select count(*) from events").query(Long.class).single())
                .isEqualTo(EVENTS);
        assertThat(jdbc.sql("select id from incarnation").query(UUID.class).single())
                .isEqualTo(INCARNATION);
        assertThat(jdbc.sql("select convert_from(payload, 'UTF8') from events where position = 300")
                        .query(String.class)
                        .single())
                .isEqualTo(new String(event(300).payload(), UTF_8));
        assertThat(jdbc.sql("select position from policy_positions where name = 'code-sending'")
                        .query(Long.class)
                        .single())
                .isEqualTo(EVENTS);
        assertThat(jdbc.sql("select nextval('user_ids')").query(Long.class).single())
                .isGreaterThan(EVENTS);
        assertThat(jdbc.sql("select count(*) from subject_keys where destroyed_at is not null")
                        .query(Long.class)
                        .single())
                .as("its keys have not come along")
                .isEqualTo(EVENTS);
        importAs(KEY.verifier().vkey());
        assertThat(jdbc.sql("select count(*) from events").query(Long.class).single())
                .isEqualTo(EVENTS);
    }

    @Test
    void whileAServerRunsOnTheDatabaseNothingIsTakenIn() throws Exception {
        try (var process = source.getConnection();
                var statement = process.createStatement()) {
            statement.execute(OwnershipLocks.ofProcess(7));
            assertThatThrownBy(() -> importAs(KEY.verifier().vkey()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("A server is running on this database");
            statement.execute("select pg_advisory_unlock_all()");
        }
        importAs(KEY.verifier().vkey());
    }

    @Test
    void itSaysWhatWasTakenIn() {
        importAs(KEY.verifier().vkey());
        assertThat(said.toString(UTF_8)).contains("Imported 600 events in ", ORIGIN, "with the root ");
        importAs(KEY.verifier().vkey());
        assertThat(said.toString(UTF_8)).contains("This log is there already: nothing is imported.");
    }

    @Test
    void anotherLogIsNotMixedIn() throws Exception {
        jdbc.sql("insert into events values (1, 'a', 0, 'A', ?, 't', '1', now(), '', '', '')")
                .param(new UUID(1, 1))
                .update();
        assertThatThrownBy(() -> importAs(KEY.verifier().vkey()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("an empty database");
    }

    @Test
    void aKeyIsWantedAndHasToBeTheLogs() {
        assertThatThrownBy(this::importAs).isInstanceOf(StartRefused.class).hasMessageContaining("no key of the log");
        var other = NoteSigner.generate(ORIGIN, SignatureType.ED25519, new SecureRandom());
        assertRefused("No trusted key", other.verifier().vkey());
    }

    @Test
    void aByteOfAnEventIsFoundAtItsPosition() throws Exception {
        var events = files().events().getFirst();
        var tampered = LongStream.rangeClosed(1, EVENTS)
                .mapToObj(it -> it == TAMPERED ? event(it, "{\"key\":\"" + new UUID(2, it) + "\",\"a\":2}") : event(it))
                .toList();
        Files.write(events.path(), EventLines.compress(tampered));
        assertRefused("The event at position 300 is not that of its leaf in tile/entries/001");
    }

    @Test
    void anEventThatIsMissingOrInAnotherPlaceIsFound() throws Exception {
        var events = files().events().getFirst();
        Files.write(
                events.path(),
                EventLines.compress(LongStream.rangeClosed(1, EVENTS)
                        .filter(it -> it != TAMPERED)
                        .mapToObj(LogImportTest::event)
                        .toList()));
        assertRefused("another event in the place of position 300");
        Files.write(
                events.path(),
                EventLines.compress(LongStream.rangeClosed(1, EVENTS - 1)
                        .mapToObj(LogImportTest::event)
                        .toList()));
        assertRefused("The checkpoint of 600 is not of these 599 events");
    }

    @Test
    void aByteOfATileOfABundleAndOfTheCheckpointIsFoundThere() throws Exception {
        flip("tile/0/001");
        assertRefused("The tile tile/0/001 is not that of the events below it");
        flip("tile/0/001");
        flip("tile/1/000.p/2");
        assertRefused("The tile tile/1/000.p/2 is not");
        flip("tile/1/000.p/2");
        flip("tile/entries/000");
        assertRefused("tile/entries/000");
        flip("tile/entries/000");
        Files.delete(folder.resolve("tile/entries/002.p/88"));
        assertRefused("There is no file tile/entries/002.p/88");
    }

    @Test
    void aCheckpointOfAnotherTreeIsNotOfTheseEvents() throws Exception {
        var root = io.rollcall.proof.Hash.sha256("another".getBytes(UTF_8));
        write(new Checkpoint(ORIGIN, EVENTS, root));
        assertRefused("The checkpoint of 600 is not of these 600 events");
        Files.writeString(
                folder.resolve("checkpoint"),
                Files.readString(folder.resolve("checkpoint")).replace("\n600\n", "\n599\n"));
        assertRefused("The signature of");
    }

    @Test
    void compressedRubbishIsRefused() throws Exception {
        Files.write(files().events().getFirst().path(), new byte[100]);
        assertRefused("is refused, and nothing was imported");
    }

    private void assertRefused(String why, String... keys) {
        var trusted = keys.length == 0 ? new String[] {KEY.verifier().vkey()} : keys;
        assertThatThrownBy(() -> importAs(trusted))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
        assertThat(jdbc.sql("select count(*) from events").query(Long.class).single())
                .isZero();
        assertThat(jdbc.sql("select id from incarnation").query(UUID.class).single())
                .isNotEqualTo(INCARNATION);
    }

    private void importAs(String... keys) {
        new LogImport(new ImportProperties(folder, List.of(keys), null), new PrintStream(said, true, UTF_8))
                .into(source);
    }

    private ExportFiles files() {
        return new ExportFiles(folder);
    }

    private void flip(String path) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve(path));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(path), bytes);
    }

    private void export(List<RecordedEvent> events) throws Exception {
        var tree = new ExportedTree((path, bytes) -> {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        });
        for (var event : events) {
            tree.add(event);
        }
        tree.finish();
        var file = files().events(1, EVENTS);
        Files.createDirectories(file.getParent());
        Files.write(file, EventLines.compress(events));
        write(new Checkpoint(ORIGIN, EVENTS, tree.root()));
    }

    private void write(Checkpoint checkpoint) throws IOException {
        var note = SignedNote.sign(checkpoint.text(), List.of(KEY), Instant.EPOCH);
        Files.writeString(folder.resolve("checkpoint"), note.encode());
    }

    private static RecordedEvent event(long position) {
        return event(position, "{\"key\":\"" + new UUID(2, position) + "\",\"a\":1}");
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
