// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.embedded.DataFolder;
import io.rollcall.export.EventLines;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.server.AuditorsGuide;
import io.rollcall.server.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** A log that was exported is the same one in another system: its events, its root, and what is made of it. */
class ImportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROWS = "select md5(string_agg(md5(e::text), '' order by position)) from events e";
    private static final String KEYS_LEFT = "select count(*) from events join subject_keys"
            + " on subject_keys.id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid"
            + " where type = 'user.account-deleted' and destroyed_at is null";
    private static final String SIGNED_SOON = "--rollcall.proof.interval=200ms";
    private static final String POSITION = "@position";
    private static final Path SERVER = Path.of("target", "rollcall.jar").toAbsolutePath();
    private static final int DATA = 65;
    private static final int NO_INPUT = 66;
    private static final Path EXPORTED = Path.of("target", "exported-log");

    @TempDir
    Path folder;

    private final Parts from = Parts.unused();
    private final Parts to = Parts.unused();
    private List<String> vkeys = List.of();

    @Test
    void itIsTheSameLogAndTheSameReadModels() throws Exception {
        Meet.User stays;
        String rows;
        Map<String, List<String>> documents;
        try (var server = OwnServer.start(from, none -> {}, SIGNED_SOON)) {
            stays = story(server);
            export(server);
            rows = jdbc(server).sql(ROWS).query(String.class).single();
            documents = documents(server);
        }
        leaveForOthers();
        Files.copy(Path.of(from.keyRing()), Path.of(to.keyRing()), StandardCopyOption.COPY_ATTRIBUTES);
        for (var command : AuditorsGuide.commands("Imports")) {
            says(typed(command), 0, exported().origin(), exported().root().base64());
        }
        try (var server = OwnServer.start(to)) {
            assertThat(jdbc(server).sql(ROWS).query(String.class).single()).isEqualTo(rows);
            assertThat(documents(server)).isEqualTo(documents);
            var meet = Meet.at(server.base());
            assertThat(meet.outbox(stays.phone())).as("nothing is sent again").isEmpty();
            meet.as(stays).get(ACCOUNT).is(200);
            assertThat(meet.signUp().userId()).isGreaterThan(stays.userId());
            var tree = Soon.is(
                            200,
                            SOON,
                            () -> Operators.as(OperatorRole.AUDITOR, server.base())
                                    .get("/ops/v1/tlog"),
                            it -> it.json().path("sealed").asLong() == head(server))
                    .json();
            assertThat(tree.get("log").asString()).isEqualTo(exported().origin());
            assertThat(new TiledTree(exported().size(), server.context().getBean(TileTable.class)).root())
                    .isEqualTo(exported().root());
        }
    }

    @Test
    void withoutItsKeysEverythingPersonalReadsAsErased() throws Exception {
        long events;
        try (var server = OwnServer.start(from, none -> {}, SIGNED_SOON)) {
            story(server);
            export(server);
            events = head(server);
        }
        var done = typed(withoutKeys().replace(" -- ", " --json -- "));
        says(done, 0, exported().root().base64());
        assertThat(done.out()).isEqualTo("{\"folder\":\"export\"}\n");
        try (var server = OwnServer.start(to)) {
            assertThat(head(server)).isEqualTo(events);
            assertThat(jdbc(server)
                            .sql(
                                    "select count(*) from events join subject_keys on subject_keys.id"
                                            + " = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid where wrapped is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
            Meet.at(server.base()).signUp();
        }
    }

    @Test
    void aSystemThatHasAnotherLogIsLeftAsItIs() throws Exception {
        try (var server = OwnServer.start(from, none -> {}, SIGNED_SOON)) {
            story(server);
            export(server);
        }
        long events;
        try (var server = OwnServer.start(to)) {
            Meet.at(server.base()).signUp();
            says(typed(withoutKeys()), DATA, "A server is running on this database");
            events = head(server);
        }
        says(typed(withoutKeys()), DATA, "this one has " + events + " events");
        try (var connection = DriverManager.getConnection(
                        to.database().jdbcUrl(),
                        to.database().user(),
                        to.database().password());
                var left = connection.createStatement().executeQuery("select max(position) from events")) {
            left.next();
            assertThat(left.getLong(1)).isEqualTo(events);
        }
        var embedded = folder.resolve("data");
        try (var running = DataFolder.hold(embedded)) {
            assertThat(running).isNotNull();
            says(
                    typed(withoutKeys().replaceAll("--spring.datasource.url=\\S+", "--rollcall.data-dir=" + embedded)),
                    DATA,
                    "is in use by another Rollcall server");
        }
        says(typed(withoutKeys().replace("import export", "import nothing")), NO_INPUT, "There is no folder nothing");
    }

    /** As the guide says, with the packaged server of these tests. */
    private Shell.Typed typed(String command) {
        return new Shell(Map.of(
                        "FOLDER", folder.toString(),
                        "LOG", vkeys.getFirst(),
                        "DATABASE", to.database().jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", to.database().user(),
                        "SPRING_DATASOURCE_PASSWORD", to.database().password(),
                        "ROLLCALL_PRIVACY_KEY_RING", to.keyRing()))
                .type("cd \"$FOLDER\" && " + command.replace("rollcall.jar", SERVER.toString()));
    }

    private static String withoutKeys() throws IOException {
        return AuditorsGuide.commands("Imports").getFirst().replace(" --subject-keys keys", "");
    }

    private static void says(Shell.Typed typed, int code, String... texts) {
        assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(code);
        assertThat(typed.out() + typed.err()).contains(texts);
    }

    private Checkpoint exported() throws IOException, ProofRefused {
        return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(folder.resolve("export/checkpoint")))
                .text());
    }

    /** Something at each door; somebody stays, somebody else leaves. */
    private static Meet.User story(OwnServer server) {
        var meet = Meet.at(server.base());
        var stays = meet.signUp();
        var leaves = meet.signUp();
        new Meetings(meet).arranged(stays, leaves);
        var crm = Crm.at(server.base());
        crm.as(crm.signUp())
                .post(Crm.ORDER, SentBody.json("{\"description\":\"Tea\"}"))
                .is(201);
        var chat = Chat.at(server.base());
        chat.signUp();
        meet.as(leaves).delete(ACCOUNT, SentBody.none()).is(204);
        Soon.until(SOON, () -> jdbc(server).sql(KEYS_LEFT).query(Long.class).single() == 0);
        return stays;
    }

    /** As the guide says. */
    private void export(OwnServer server) throws Exception {
        var auditor = Operators.as(OperatorRole.AUDITOR, server.base());
        var end = head(server);
        var tree = Soon.is(
                        200,
                        SOON,
                        () -> auditor.get("/ops/v1/tlog"),
                        it -> it.json().path("signed").asLong() >= end)
                .json();
        vkeys = tree.get("keys").valueStream().map(JsonNode::asString).toList();
        var shell = Shell.at(server.base(), Operators.token(OperatorRole.AUDITOR))
                .with("LOG", vkeys.getFirst())
                .with("FOLDER", folder.toString());
        for (var command : AuditorsGuide.commands("Exports")) {
            var typed = shell.type("cd \"$FOLDER\" && " + command);
            assertThat(typed.code()).as(command + ": " + typed.err()).isZero();
        }
        assertThat(EventLines.read(Files.newInputStream(folder.resolve("events.jsonl.zst"))))
                .extracting(RecordedEvent::position)
                .startsWith(1L);
        copyKeys(server);
    }

    private void copyKeys(OwnServer server) throws SQLException, IOException {
        Files.createDirectories(folder.resolve("keys"));
        try (var connection = server.context().getBean(DataSource.class).getConnection()) {
            for (var copy : AuditorsGuide.copies()) {
                try (var csv = Files.newBufferedWriter(folder.resolve(copy.file()))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy " + copy.table() + " to stdout csv header", csv);
                }
            }
        }
    }

    /** What all read models have, once they have everything; where each of them stands in the log is left out. */
    private static Map<String, List<String>> documents(OwnServer server) {
        var database = server.context().getBean(MongoDatabase.class);
        var all = new TreeMap<String, List<String>>();
        for (var name : Flux.from(database.listCollectionNames()).collectList().block()) {
            var documents = Flux.from(database.getCollection(name).find())
                    .filter(it -> !POSITION.equals(it.get("_id")))
                    .map(Document::toJson)
                    .sort()
                    .collectList()
                    .block();
            all.put(name, documents);
        }
        return all;
    }

    /** Programs of others check it after these tests. */
    private void leaveForOthers() throws IOException, ProofRefused {
        FileSystemUtils.deleteRecursively(EXPORTED);
        FileSystemUtils.copyRecursively(folder.resolve("export"), EXPORTED);
        Files.write(EXPORTED.resolve("keys"), vkeys);
        var size = exported().size();
        Files.writeString(EXPORTED.resolve("leaves"), size + " of " + size);
    }

    private static long head(OwnServer server) {
        return jdbc(server)
                .sql("select max(position) from events")
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc(OwnServer server) {
        return server.context().getBean(JdbcClient.class);
    }
}
