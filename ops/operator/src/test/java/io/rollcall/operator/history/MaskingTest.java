// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.GoldenEvents;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.IntermediateEvent;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.operator.history.EventTerms.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is masked is not shown, and nothing tells it: each masked component of each type of event is searched for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskingTest {

    /** A masked value, and where it stands. */
    record Masked(String type, String component, String value) {}

    private final TestHistory history = new TestHistory();
    private Set<Long> indexed = Set.of();

    /** One user's life and end, with the values of the golden events, and some more. */
    @BeforeAll
    void fill() throws SQLException {
        history.with(1_000).indexed();
        indexed = Set.copyOf(history.jdbc
                .sql("select distinct term from history_postings")
                .query(Long.class)
                .list());
    }

    @AfterAll
    void close() {
        history.close();
    }

    static Stream<Masked> masked() {
        return TestHistory.TYPES.all().flatMap(type -> {
            var golden = EventMasking.object(
                    GoldenEvents.json(type.name(), type.revision()).getBytes(UTF_8));
            var shape = Shape.ofRecord(type.type());
            return golden.properties().stream()
                    .filter(entry -> isHidden(shape.of(entry.getKey())))
                    .map(entry -> new Masked(
                            type.name(),
                            entry.getKey(),
                            type.schema().personal().contains(entry.getKey())
                                    ? new String(
                                                    Base64.getDecoder()
                                                            .decode(entry.getValue()
                                                                    .asString()),
                                                    UTF_8)
                                            .replaceAll("[\"\\[\\]]", "")
                                    : entry.getValue().isArray()
                                            ? entry.getValue().get(0).asString()
                                            : entry.getValue().asString()));
        });
    }

    private static boolean isHidden(Shape shape) {
        return shape == Shape.Leaf.HIDDEN || shape instanceof Shape.Many many && many.each() == Shape.Leaf.HIDDEN;
    }

    @Test
    void thereAreManyAndThoseThatAreKnown() {
        assertThat(masked())
                .hasSizeGreaterThan(40)
                .contains(new Masked("user.registered", "name", "Ada"))
                .anyMatch(it -> it.type().equals("credential.token-issued")
                        && it.component().equals("token"))
                .anyMatch(it ->
                        it.type().equals("referral.ended") && it.component().equals("sessions"));
    }

    @ParameterizedTest
    @MethodSource("masked")
    void isNotShown(Masked masked) {
        var seen = history.masking.view(golden(masked.type()), false);
        assertThat(seen.data().get(masked.component())).isEqualTo(EventMasking.masked());
        assertThat(seen.data().toString()).doesNotContain("\"" + masked.value() + "\"");
    }

    /** The same as for a word that is nowhere: nothing, no next page, and as many steps. */
    @ParameterizedTest
    @MethodSource("masked")
    void isNotFoundAndNoCountOrderOrTimingTells(Masked masked) {
        for (var filter : List.of("text", "aggregate", "correlation", "type")) {
            var found = history.find(filter + "=" + masked.value());
            var nowhere = history.find(filter + "=" + masked.value().replaceAll("\\S+", "$0-nowhere"));
            assertThat(found).isEqualTo(nowhere);
            assertThat(found.events()).isEmpty();
            assertThat(found.next()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("masked")
    void isInNoTermOfTheIndex(Masked masked) {
        assertThat(indexed).contains(EventTerms.hash(Kind.TYPE.of(masked.type())));
        EventTerms.words(masked.value())
                .filter(word -> word.length() > 2)
                .flatMap(word -> Arrays.stream(Kind.values()).map(kind -> EventTerms.hash(kind.of(word))))
                .forEach(term -> assertThat(indexed).doesNotContain(term));
    }

    @Test
    void idsThatAreSecretsAreShownByTheirDigests() {
        var session = stored("session-" + "d".repeat(64), "session.opened", "1", "{}");
        assertThat(history.masking.view(session, false).aggregate()).matches("session-[0-9a-f]{32}");
        assertThat(history.terms.of(session)).noneMatch(term -> term.contains("ddd"));
        assertThat(history.all("aggregate=invite-code-0000RT")).isEmpty();
    }

    @Test
    void whatIsNotGivenLooksTheSame() {
        var seen = history.masking.view(stored("user-7", "user.registered", "1", "{\"user\":7,\"name\":null}"), false);
        assertThat(seen.data().toString()).isEqualTo("{\"user\":7,\"name\":{\"masked\":true}}");
    }

    @Test
    void whatIsErasedSaysSo() {
        var seen = history.masking.view(golden("user.registered"), true).data();
        assertThat(seen.get("name")).isEqualTo(EventMasking.erased());
        assertThat(seen.get("user").asLong()).isEqualTo(7);
    }

    @Test
    void ofAnEventThatNobodyKnowsNothingIsSeen() {
        for (var unknown : List.of(
                stored("user-7", "user.registered", "99", "{\"user\":7,\"name\":\"Ada\"}"),
                stored("ada", "thing.happened", "1", "{\"name\":\"Ada\"}"))) {
            var seen = history.masking.view(unknown, false);
            assertThat(seen.data()).isEqualTo(EventMasking.masked());
            assertThat(seen.toString()).doesNotContain("Ada").doesNotContain("=ada");
            assertThat(history.terms.of(unknown)).noneMatch(term -> term.endsWith(":ada"));
        }
    }

    /** Of a revision that an upcaster reads, what was personal then is masked, and so is what there is no more. */
    @Test
    void anOlderRevisionIsMaskedAsItWasStored() {
        var shapes = new EventShapes(TestHistory.TYPES, List.of(new Upcaster() {
            @Override
            public List<EventSchema> takes() {
                return List.of(new EventSchema("user.registered", "0", List.of("number"), "key"));
            }

            @Override
            public List<IntermediateEvent> upcast(IntermediateEvent event) {
                return List.of();
            }
        }));
        var old = stored("user-7", "user.registered", "0", "{\"user\":7,\"number\":\"Ada\",\"nickname\":\"Ada\"}");
        assertThat(new EventMasking(shapes, (use, text) -> "0".repeat(64))
                        .view(old, false)
                        .data()
                        .toString())
                .isEqualTo("{\"user\":7,\"number\":{\"masked\":true},\"nickname\":{\"masked\":true}}");
    }

    @Test
    void metadataThatNobodyKnowsIsMasked() {
        var row = golden("user.registered").row();
        var event = stored(new EventRow(
                row.aggregate(),
                0,
                "User",
                row.id(),
                row.type(),
                row.revision(),
                row.payload(),
                "{\"traceId\":\"t\",\"client\":\"Ada\"}".getBytes(UTF_8)));
        assertThat(history.masking.view(event, false).metadata().toString())
                .isEqualTo("{\"traceId\":\"t\",\"client\":{\"masked\":true}}");
        assertThat(history.terms.of(event)).noneMatch(term -> term.endsWith(":ada"));
    }

    private static StoredEvent golden(String type) {
        var schema = TestHistory.TYPES
                .all()
                .filter(it -> it.name().equals(type))
                .findFirst()
                .orElseThrow();
        return stored(GoldenEvents.row(type, schema.revision()));
    }

    private static StoredEvent stored(String aggregate, String type, String revision, String payload) {
        return stored(new EventRow(
                aggregate, 0, "Type", new UUID(1, 1), type, revision, payload.getBytes(UTF_8), "{}".getBytes(UTF_8)));
    }

    private static StoredEvent stored(EventRow row) {
        return new StoredEvent(1, row, Instant.EPOCH, new byte[32]);
    }
}
