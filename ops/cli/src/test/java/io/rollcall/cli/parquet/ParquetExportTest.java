// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.cli.stream.SignedCheckpoint;
import io.rollcall.cli.stream.ToldTopic;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.CompactRange;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.stream.StreamLeaf;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import io.rollcall.stream.TopicInOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tables have exactly what was told up to a checkpoint, go on where they end, and take nothing that was not signed. */
class ParquetExportTest {

    private static final UUID LOG = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final Instant AT = Instant.parse("2026-11-30T10:20:30.123456Z");
    private static final long WHOLE = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private final ToldTopic topic = new ToldTopic();

    @Test
    void aColumnHasTheTypeOfItsSchema() throws Exception {
        topic.told(List.of(
                event(1, "user.registered", data().put("user", "u1").put("registeredAt", "2026-11-30T10:20:29.5Z")),
                event(2, "limit.closed", data().put("closingCount", 7).put("recordOnly", true)),
                event(3, "user.renamed", data().put("user", "u1"))));
        export(WHOLE);
        var tables = new Tables(folder);
        assertThat(tables.rows("user"))
                .extracting(row -> row.get("ce_sequence"), row -> row.get("ce_type"), row -> row.get("user"))
                .containsExactly(
                        tuple(1L, "io.rollcall.user.registered.v1", "u1"),
                        tuple(3L, "io.rollcall.user.renamed.v1", "u1"));
        assertThat(tables.rows("user"))
                .extracting(row -> row.get("registeredAt"), row -> row.get("ce_time"))
                .containsExactly(tuple(Instant.parse("2026-11-30T10:20:29.5Z"), AT), tuple(null, AT));
        assertThat(tables.rows("limit"))
                .extracting(row -> row.get("closingCount"), row -> row.get("recordOnly"), row -> row.get("data"))
                .containsExactly(tuple(7L, true, "{\"closingCount\":7,\"recordOnly\":true}"));
        for (var family : TableColumns.families()) {
            assertThat(tables.files(family)).as(family).hasSize(1);
        }
    }

    /** From the rows and the checkpoint alone, without the topic. */
    @Test
    void theRowsProveThemselves() throws Exception {
        topic.told(1, 250);
        export(WHOLE);
        var tree = new CompactRange();
        var leaves = new Tables(folder)
                .rows("user").stream()
                        .map(row -> Hash.of((byte[]) Objects.requireNonNull(row.get("leaf"))))
                        .toList();
        var entries = topic.partitions.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        it -> new MerkleHash().leaf(StreamLeaf.of(it.key(), it.headers(), it.value())), it -> it));
        for (var leaf : leaves) {
            var told = entries.get(leaf);
            tree.append(StreamLeaf.of(told.key(), told.headers(), told.value()));
        }
        var note = Files.readAllBytes(
                folder.resolve(new Tables(folder).parts().getFirst()).resolve("checkpoint"));
        assertThat(SignedCheckpoint.of(note, ToldTopic.NAME, ToldTopic.keys())
                        .checkpoint()
                        .root())
                .isEqualTo(tree.root());
    }

    @Test
    void anotherExportGoesOnWhereTheFolderEnds() throws Exception {
        topic.told(1, 250);
        export(WHOLE);
        export(WHOLE);
        topic.told(251, 300).told(310, 400);
        topic.signUpTo(410);
        export(WHOLE);
        topic.told(411, 411);
        export(WHOLE);
        assertThat(new Tables(folder).parts()).containsExactly(part(1, 250), part(251, 410), part(411, 411));
        assertThat(new Tables(folder).positions("user"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 411)
                        .filter(it -> it <= 300 || it >= 310 && it <= 400 || it == 411)
                        .<Object>mapToObj(it -> it)
                        .toList());
    }

    @Test
    void whatIsNotSignedYetWaits() throws Exception {
        topic.told(1, 100).told(101, 200);
        topic.notes.removeLast();
        export(WHOLE);
        assertThat(new Tables(folder).positions("user")).hasSize(100);
        topic.signUpTo(200);
        export(WHOLE);
        assertThat(new Tables(folder).positions("user")).hasSize(200);
    }

    @Test
    void aLongHistoryComesInParts() throws Exception {
        for (int i = 0; i < 10; i++) {
            topic.told(1 + i * 100L, 100 + i * 100L);
        }
        export(250);
        assertThat(new Tables(folder).parts())
                .containsExactly(part(1, 300), part(301, 600), part(601, 900), part(901, 1000));
        assertThat(new Tables(folder).positions("user"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000)
                        .<Object>mapToObj(it -> it)
                        .toList());
    }

    /** As kill -9 leaves it. */
    @Test
    void whatWasNotFinishedIsNoTableAndIsClearedByTheNextExport() throws Exception {
        var half = Files.createDirectories(folder.resolve(".part").resolve("of123"))
                .resolve("user.parquet");
        Files.writeString(half, "PAR1 half of it");
        assertThat(new Tables(folder).files("user")).isEmpty();
        topic.told(1, 250);
        export(WHOLE);
        assertThat(half).doesNotExist();
        assertThat(new Tables(folder).positions("user")).hasSize(250);
    }

    @Test
    void anExportThatIsGivenUpLeavesNothing() throws Exception {
        topic.told(1, 250);
        try (var tables = new ParquetFolder(folder);
                var export = new ParquetExport(tables, ToldTopic.NAME, newest(), ToldTopic.keys(), WHOLE)) {
            var told = new TopicInOrder(topic.consumer(), ToldTopic.NAME, Duration.ofSeconds(5));
            export.begin(told.open(export.offsets()), topic.signed(ToldTopic.keys()));
            for (int i = 0; i < 200; i++) {
                export.take(told.next().orElseThrow());
            }
        }
        assertThat(new Tables(folder).parts()).isEmpty();
        assertThat(new Tables(folder).files("user")).isEmpty();
    }

    @Test
    void twoDoNotWriteAtOnce() throws Exception {
        try (var first = new ParquetFolder(folder)) {
            assertThatThrownBy(() -> new ParquetFolder(folder)).isInstanceOf(BusyFolderException.class);
            assertThat(first.last()).isEmpty();
        }
        new ParquetFolder(folder).close();
    }

    @Test
    void nothingIsTakenOfATopicThatIsNotAsItWasSigned() throws Exception {
        topic.told(1, 100).told(101, 200);
        topic.partitionOf(150).remove(topic.indexOf(150));
        refused("missing at position 150");
        assertThat(new Tables(folder).parts()).isEmpty();
    }

    @Test
    void partsThatWereSignedBeforeAFaultStay() throws Exception {
        topic.told(1, 100).told(101, 200);
        topic.partitionOf(150).remove(topic.indexOf(150));
        assertThatThrownBy(() -> export(50)).isInstanceOf(ProofRefused.class);
        assertThat(new Tables(folder).parts()).containsExactly(part(1, 100));
    }

    @Test
    void aTopicWhoseEndIsGoneIsRefusedAlsoWhereTheFolderWentOnFurther() throws Exception {
        topic.told(1, 100).told(101, 200);
        export(WHOLE);
        topic.told(201, 300);
        topic.partitions.forEach(List::clear);
        refused("cut at position 201");
    }

    @Test
    void aStreamThatHasBegunAnewBelongsIntoAFolderOfItsOwn() throws Exception {
        topic.told(1, 250);
        export(WHOLE);
        topic.anew().told(1, 60);
        refused("another source");
        folder = Files.createDirectories(folder.resolve("anew"));
        export(WHOLE);
        assertThat(new Tables(folder).positions("user")).hasSize(60);
    }

    @Test
    void aFolderThatLacksSomethingIsRefused() throws Exception {
        topic.told(1, 100).told(101, 200);
        export(50);
        Files.writeString(folder.resolve(part(1, 100)).resolve("user.parquet"), "PAR1");
        refused("is not as it was written");
        Files.move(folder.resolve(part(1, 100)), folder.resolve("away"));
        refused("no part from position 1 on");
    }

    @Test
    void aFolderThatSaysNothingOfItselfIsRefused() throws Exception {
        topic.told(1, 100);
        export(WHOLE);
        for (var self : List.of("", "{}", "[]", "{\"tables\":{\"user\":null}}")) {
            Files.writeString(folder.resolve(part(1, 100)).resolve("part.json"), self);
            refused("is not as it was written");
        }
    }

    @Test
    void aFolderWhoseCheckpointIsOfAnotherIsRefused() throws Exception {
        topic.told(1, 100).told(101, 200);
        export(50);
        var note = folder.resolve(part(101, 200)).resolve("checkpoint");
        Files.write(note, topic.notes.getFirst());
        refused("not what its checkpoint says");
        Files.write(note, "hello".getBytes(UTF_8));
        assertThatThrownBy(() -> export(WHOLE)).isInstanceOf(ProofRefused.class);
    }

    @Test
    void whatIsNotAsItsSchemaSaysIsRefusedAndNotShown() {
        topic.told(List.of(event(1, "user.registered", data().put("registeredAt", "secret"))));
        assertThatThrownBy(() -> export(WHOLE))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("position 1, io.rollcall.user.registered.v1, has a registeredAt")
                .hasMessageNotContaining("secret");
    }

    /** Told by a later version. */
    @Test
    void whatThisVersionDoesNotKnowIsThereInItsData() throws Exception {
        topic.told(List.of(event(1, "planet.discovered", data().put("moons", 2))));
        export(WHOLE);
        assertThat(new Tables(folder).rows("planet"))
                .extracting(row -> row.get("data"))
                .containsExactly("{\"moons\":2}");
    }

    private void export(long partRecords) throws IOException, ProofRefused {
        try (var tables = new ParquetFolder(folder);
                var export = new ParquetExport(tables, ToldTopic.NAME, newest(), ToldTopic.keys(), partRecords)) {
            var told = new TopicInOrder(topic.consumer(), ToldTopic.NAME, Duration.ofSeconds(5));
            export.begin(told.open(export.offsets()), topic.signed(ToldTopic.keys()));
            while (!export.isDone()) {
                var next = told.next();
                if (next.isEmpty()) {
                    break;
                }
                export.take(next.get());
            }
            export.end();
        }
    }

    private void refused(String why) {
        assertThatThrownBy(() -> export(WHOLE)).isInstanceOf(ProofRefused.class).hasMessageContaining(why);
    }

    private SignedCheckpoint newest() throws ProofRefused {
        return SignedCheckpoint.of(topic.notes.getLast(), ToldTopic.NAME, ToldTopic.keys());
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static StreamedEvent event(long position, String name, ObjectNode data) {
        return new StreamedEvent("id-" + position, LOG, name, "1", "user-1", AT, position, Origin.UNKNOWN, data);
    }

    private static String part(long first, long last) {
        return "%019d-%019d".formatted(first, last);
    }
}
