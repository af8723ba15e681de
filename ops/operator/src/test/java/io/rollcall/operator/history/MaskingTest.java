// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.append.AppendStatement;
import io.rollcall.log.append.Batch;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.append.Head;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.EventTypes.EventType;
import io.rollcall.log.codec.IntermediateEvent;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.history.EventTerms.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

/** What is masked is not shown, and nothing tells it: each masked component of each type of event is searched for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskingTest {

    /** A masked value, as it is and as the golden event has it stored, and where it stands. */
    record Masked(String type, String component, String value, String stored) {}

    private final TestHistory history = new TestHistory();
    private Set<Long> indexed = Set.of();

    /** Users' lives and ends, and behind them the golden events as they are, with nothing sealed. */
    @BeforeAll
    void fill() throws SQLException {
        history.with(1_000);
        addGolden();
        history.indexed();
        indexed = Set.copyOf(history.jdbc
                .sql("select distinct term from history_postings")
                .query(Long.class)
                .list());
    }

    private void addGolden() throws SQLException {
        try (var connection = history.source.getConnection()) {
            var base = EventTable.head(connection);
            var end = base;
            var events = new ArrayList<StoredEvent>();
            for (var type : TestHistory.TYPES.all().toList()) {
                var row = GoldenEvents.row(type.name(), type.revision());
                var own = new EventRow(
                        "golden-" + type.name(),
                        0,
                        "Type",
                        UUID.randomUUID(),
                        row.type(),
                        row.revision(),
                        row.payload(),
                        row.metadata());
                events.add(end.next(own, own.digest(), base.recordedAt()));
                end = Head.after(events.getLast());
            }
            AppendStatement.append(connection, new Batch(base, List.of(), events, Set.of()));
        }
    }

    @AfterAll
    void close() {
        history.close();
    }

    /** By what the records say themselves, not by what is tested. */
    static Stream<Masked> masked() {
        return TestHistory.TYPES.all().flatMap(type -> {
            var golden = EventMasking.object(
                    GoldenEvents.json(type.name(), type.revision()).getBytes(UTF_8));
            return Arrays.stream(type.type().getRecordComponents())
                    .filter(MaskingTest::isHidden)
                    .map(RecordComponent::getName)
                    .filter(golden::hasNonNull)
                    .map(name -> masked(type, name, golden.get(name)));
        });
    }

    private static boolean isHidden(RecordComponent component) {
        return component.isAnnotationPresent(Personal.class)
                || isSecret(component.getType())
                || component.getGenericType() instanceof ParameterizedType many
                        && Arrays.stream(many.getActualTypeArguments())
                                .anyMatch(type -> type instanceof Class<?> one && isSecret(one));
    }

    private static boolean isSecret(Class<?> type) {
        return type.isAnnotationPresent(Secret.class);
    }

    private static Masked masked(EventType type, String name, JsonNode golden) {
        var stored = (golden.isArray() ? golden.get(0) : golden).asString();
        var value = type.schema().personal().contains(name)
                ? new String(Base64.getDecoder().decode(stored), UTF_8).replaceAll("[\"\\[\\]]", "")
                : stored;
        return new Masked(type.name(), name, value, stored);
    }

    private static boolean isHidden(Shape shape) {
        return shape == Shape.Leaf.HIDDEN || shape instanceof Shape.Many many && many.each() == Shape.Leaf.HIDDEN;
    }

    @Test
    void thereAreManyAndThoseThatAreKnown() {
        assertThat(masked())
                .hasSizeGreaterThan(40)
                .anyMatch(
                        it -> it.type().equals("user.registered") && it.value().equals("Ada"))
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

    /**
     * The same as with a word that is nowhere for the first: nothing, no next page, and as many steps. (Of "Ticket 7"
     * the 7 is a user too.)
     */
    @ParameterizedTest
    @MethodSource("masked")
    void isNotFoundAndNoCountOrderOrTimingTells(Masked masked) {
        for (var value : List.of(masked.value(), masked.stored())) {
            for (var filter : List.of("text", "aggregate", "correlation", "type")) {
                var found = history.find(filter + "=" + value);
                var nowhere = history.find(filter + "=" + value.replaceFirst("\\S+", "$0-"));
                assertThat(found).isEqualTo(nowhere);
                assertThat(found.events()).isEmpty();
                assertThat(found.next()).isNull();
            }
        }
    }

    /**
     * What an entity tag is made of, a difference and a page is what is seen; it is the same for any value, or none.
     */
    @ParameterizedTest
    @MethodSource("masked")
    void whatIsSeenAndSoItsEntityTagIsTheSameWhateverTheValueIs(Masked masked) {
        var event = golden(masked.type());
        var seen = history.masking.view(event, false);
        for (var other : List.of("\"other\"", "\"" + "x".repeat(500) + "\"", "[]", "[1,2]", "7", "{}", "null")) {
            assertThat(history.masking.view(with(event, masked.component(), other), false))
                    .as(other)
                    .isEqualTo(seen);
        }
    }

    private static StoredEvent with(StoredEvent event, String component, String value) {
        var row = event.row();
        var payload = EventMasking.object(row.payload());
        payload.set(
                component,
                EventMasking.object(("{\"it\":" + value + "}").getBytes(UTF_8)).get("it"));
        return stored(new EventRow(
                row.aggregate(),
                row.version(),
                row.aggregateType(),
                row.id(),
                row.type(),
                row.revision(),
                payload.toString().getBytes(UTF_8),
                row.metadata()));
    }

    /** Whether it is a good filter is told by its form alone, and what was sent is not said again. */
    @ParameterizedTest
    @MethodSource("masked")
    void isInNoErrorText(Masked masked) {
        for (var filter : List.of("user", "since", "until", "from", "limit", "before", "nonsense")) {
            var value = masked.value() + " is it";
            assertThatThrownBy(() -> history.find(filter + "=" + value))
                    .isInstanceOf(Problem.class)
                    .message()
                    .isEqualTo(refusal(filter + "=something else"))
                    .doesNotContain(value);
        }
    }

    private String refusal(String query) {
        try {
            history.find(query);
            return "none";
        } catch (Problem refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("masked")
    void isInNoTermOfTheIndex(Masked masked) {
        assertThat(indexed).contains(EventTerms.hash(Kind.TYPE.of(masked.type())));
        EventTerms.words(masked.value() + " " + masked.stored())
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
