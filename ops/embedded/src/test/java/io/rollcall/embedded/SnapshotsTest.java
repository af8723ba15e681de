// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {

    private static final int MANY = 1_000;

    private final MongoEntrance entrance = new MongoEntrance(new Login("rollcall", "word"));
    private final KeyedBackend documents = new KeyedBackend(entrance);

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptIsReadBackAsItWas() throws IOException {
        var note = new Document("_id", 7L)
                .append("text", "Привет \uD83D\uDE00")
                .append("number", 1)
                .append("double", 0.5)
                .append("yes", true)
                .append("nothing", null)
                .append("at", Instant.ofEpochMilli(1_700_000_000_123L))
                .append("bytes", new BinData(new byte[] {1, 2}))
                .append("list", List.of("a", new Document("b", 2L)))
                .append("nested", new Document("c", "d"));
        documents.fill("rollcall", "notes", packed(List.of(note)));
        documents.fill("rollcall", "others", packed(many("x")));

        assertThat(file().save(documents)).isEqualTo(1 + MANY);

        var found = loaded(file());
        assertThat(found.get("rollcall.notes")).containsExactly(note);
        assertThat(found.get("rollcall.others")).containsExactlyElementsOf(many("x"));
    }

    @Test
    void aCollectionIsKeptAsItIsAtOneMomentWhileOthersChangeIt() {
        documents.fill("rollcall", "notes", packed(many("before")));
        var notes = documents.resolveDatabase("rollcall").resolveCollection("notes", true);
        var copied = new TreeMap<Integer, Document>();

        documents.copyTo((database, collection, part) -> {
            if (copied.isEmpty()) { // the first part of several
                notes.updateDocuments(
                        new Document("_id", MANY - 1),
                        new Document("text", "after"),
                        null,
                        false,
                        false,
                        NoopOplog.get());
                notes.updateDocuments(
                        new Document("_id", 0), new Document("text", "after"), null, false, false, NoopOplog.get());
                notes.deleteDocuments(new Document("_id", MANY - 2), 1, NoopOplog.get());
                notes.addDocument(new Document("_id", MANY).append("text", "after"));
            }
            part.stream()
                    .map(PackedDocuments::unpack)
                    .forEach(document -> copied.put((Integer) document.get("_id"), document));
        });

        assertThat(copied.values()).containsExactlyElementsOf(many("before"));
        assertThat(all(documents).get("rollcall.notes"))
                .hasSize(MANY)
                .contains(new Document("_id", MANY - 1).append("text", "after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"another log", "key"})
    void whatWasMadeElsewhereIsNotUsed(String other) throws IOException {
        documents.fill("rollcall", "notes", packed(many("x")));
        file().save(documents);

        var keys = new OneKey(other.equals("key") ? "renewed" : "key");
        var origin = other.equals("key") ? "here" : other;
        assertThat(new SnapshotFile(folder, new Snapshots(origin, keys)).load(this::ignore))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 100, 5_000, -1})
    void whatIsDamagedOrCutOffIsNotUsed(int at) throws IOException {
        documents.fill("rollcall", "notes", packed(many("x")));
        file().save(documents);
        var path = folder.resolve("documents");
        var bytes = Files.readAllBytes(path);
        var place = Math.floorMod(at, bytes.length);

        Files.write(path, Arrays.copyOf(bytes, place));
        assertThat(file().load(this::ignore)).isEmpty();
        bytes[place] ^= 1;
        Files.write(path, bytes);
        assertThat(file().load(this::ignore)).isEmpty();
    }

    @Test
    void aStopKeepsEverythingForTheNextStart() {
        try (var data = DataFolder.hold(folder)) {
            for (int start = 1; start <= 3; start++) {
                try (var part = MongoPart.start(data, 0, settings())) {
                    assertThat(MongoPartTest.countAndAdd(part, start)).isEqualTo(start - 1);
                }
            }
        }
    }

    @Test
    void whatHasChangedIsKeptAndNothingElseIsWritten() throws IOException {
        var keeper = new SnapshotKeeper(documents, file());
        keeper.keep();
        assertThat(folder.resolve("documents")).doesNotExist();
        documents.fill("rollcall", "notes", packed(many("x")));
        keeper.keep();
        assertThat(loaded(file()).get("rollcall.notes")).hasSize(MANY);
        Files.delete(folder.resolve("documents"));
        keeper.keep();
        assertThat(folder.resolve("documents")).doesNotExist();
    }

    @Test
    void whereItCannotBeKeptAnewNothingOldStays() throws IOException {
        documents.fill("rollcall", "notes", packed(many("erased since")));
        file().save(documents);
        Files.createDirectories(folder.resolve("documents.unfinished").resolve("in the way"));
        var keeper = new SnapshotKeeper(documents, file());
        documents.fill("rollcall", "more", packed(many("x")));

        keeper.keep();

        assertThat(folder.resolve("documents")).doesNotExist();
    }

    @Test
    void nothingOfItCanBeReadInTheFile() throws IOException {
        documents.fill("rollcall", "notes", packed(many("Somebody")));
        file().save(documents);
        assertThat(Files.readString(folder.resolve("documents"), ISO_8859_1))
                .doesNotContain("Somebody")
                .doesNotContain("notes");
    }

    private SnapshotFile file() {
        return new SnapshotFile(folder, settings());
    }

    private static Snapshots settings() {
        return new Snapshots("here", new OneKey("key"));
    }

    /** Known by its name. */
    private record OneKey(String name) implements Snapshots.Keys {

        @Override
        public Snapshots.Key draw() {
            return new Snapshots.Key(new byte[32], name.getBytes(UTF_8));
        }

        @Override
        public Optional<byte[]> find(byte[] wanted) {
            return name.equals(new String(wanted, UTF_8)) ? Optional.of(new byte[32]) : Optional.empty();
        }
    }

    private Map<String, List<Document>> loaded(SnapshotFile file) {
        var target = new KeyedBackend(entrance);
        assertThat(file.load(target::fill)).isPresent();
        return all(target);
    }

    private static Map<String, List<Document>> all(KeyedBackend backend) {
        var all = new TreeMap<String, List<Document>>();
        backend.copyTo((database, collection, part) -> all.merge(
                database + "." + collection,
                part.stream().map(PackedDocuments::unpack).toList(),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return all;
    }

    private static List<byte[]> packed(List<Document> documents) {
        return documents.stream().map(PackedDocuments::pack).toList();
    }

    private void ignore(String database, String collection, List<byte[]> part) {
        // is thrown away where the rest cannot be read
    }

    private static List<Document> many(String text) {
        return IntStream.range(0, MANY)
                .mapToObj(id -> new Document("_id", id).append("text", text))
                .toList();
    }
}
