// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventExamples;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.WrongCodes;
import io.rollcall.log.OpenKeys;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How events are stored: names and bytes are a contract with all history, so they are compared with files that never
 * change.
 */
class EventCodecTest {

    private static final KeyId KEY = new KeyId(new UUID(2, 2));

    private final EventTypes types = new HistoryConfiguration().eventTypes();
    private final OpenKeys keys = new OpenKeys();
    private final EventCodec codec = new EventCodec(types, keys, List.of());

    static Stream<Event> examples() {
        return EventExamples.all(KEY).stream();
    }

    @Test
    void thereIsAnExampleOfEachType() {
        assertThat(examples().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(types.all().map(EventTypes.EventType::type).collect(Collectors.<Class<?>>toSet()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isStoredAsItAlwaysWas(Event event) throws IOException {
        var row = codec.encode(message(event));
        var file = "/events/" + row.type() + "." + row.revision() + ".json";
        try (var golden = getClass().getResourceAsStream(file)) {
            assertThat(golden)
                    .as("the golden file %s for %s", file, new String(row.payload(), UTF_8))
                    .isNotNull();
            assertThat(new String(row.payload(), UTF_8)).isEqualTo(new String(golden.readAllBytes(), UTF_8).strip());
        }
    }

    /** Whatever was ever stored can be read: the files of revisions that are no more stay where they are. */
    @Test
    void everyRevisionThatEverWasIsRead() throws Exception {
        try (var files = Files.list(Path.of(getClass().getResource("/events").toURI()))) {
            var stored =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(stored)
                    .hasSizeGreaterThan(80)
                    .allSatisfy(file -> assertThat(read(golden(file))).isInstanceOf(Event.class));
        }
    }

    private EventRow golden(String file) throws IOException {
        var name = file.replaceFirst("\\.(\\w+)\\.json$", "");
        var revision = file.replaceFirst("^.*\\.(\\w+)\\.json$", "$1");
        try (var payload = getClass().getResourceAsStream("/events/" + file)) {
            var bytes = payload.readAllBytes();
            return new EventRow("aggregate", 0, "Type", new UUID(1, 1), name, revision, bytes, "{}".getBytes(UTF_8));
        }
    }

    /**
     * Where this fails, a published type has other components than it had: give it a new revision and an upcaster from
     * the one before, and add lines, or one for a new type; never change one.
     */
    @Test
    void noRevisionHasOtherComponentsThanItHad() throws IOException {
        try (var published = getClass().getResourceAsStream("/event-components.txt")) {
            var lines = new String(published.readAllBytes(), UTF_8).lines().toList();
            assertThat(lines)
                    .containsAll(
                            types.all().map(EventCodecTest::components).sorted().toList());
        }
    }

    private static String components(EventTypes.EventType type) {
        return Arrays.stream(type.type().getRecordComponents())
                .map(component -> component.getName() + ":"
                        + component
                                .getGenericType()
                                .getTypeName()
                                .replaceAll("\\w+\\.", "")
                                .replaceAll(".*\\$", "")
                        + (component.isAnnotationPresent(Personal.class) ? " (personal)" : ""))
                .collect(Collectors.joining(", ", type.name() + " " + type.revision() + ": ", ""));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadAsItWasWritten(Event event) {
        assertThat(read(codec.encode(message(event)))).isEqualTo(event);
    }

    /** Components that came later, where they say something: an example says what was always said. */
    static Stream<Arguments> laterExamples() {
        var noon = Instant.parse("2026-01-01T12:00:00Z");
        var wrong = new WrongCodes(true, 20, noon, noon.plusSeconds(60));
        return Stream.of(Arguments.of(
                new WrongCodeEntered(
                        new NumberId(new UUID(1, 1)), Challenge.MEET, new Attempts(1, noon), new UUID(9, 9), wrong),
                "{'number':'00000000-0000-0001-0000-000000000001','challenge':'meet',"
                        + "'attempts':{'count':1,'since':'2026-01-01T12:00:00Z'},"
                        + "'client':'00000000-0000-0009-0000-000000000009','wrong':{'known':true,'count':20,"
                        + "'since':'2026-01-01T12:00:00Z','pausedUntil':'2026-01-01T12:01:00Z'}}"));
    }

    @ParameterizedTest
    @MethodSource("laterExamples")
    void isStoredWithWhatWasAdded(Event event, String json) {
        var row = codec.encode(message(event));
        assertThat(new String(row.payload(), UTF_8)).isEqualTo(json.replace('\'', '"'));
        assertThat(read(row)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isReadErasedOnceItsKeyIsDestroyed(Event event) throws ReflectiveOperationException {
        var row = codec.encode(message(event));
        keys.destroy(KEY);
        var erased = read(row);
        assertThat(erased).hasSameClassAs(event);
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            var expected = component.isAnnotationPresent(Personal.class)
                    ? null
                    : component.getAccessor().invoke(event);
            assertThat(component.getAccessor().invoke(erased))
                    .as(component.getName())
                    .isEqualTo(expected);
        }
    }

    private Object read(EventRow row) {
        return codec.decode(List.of(new StoredEvent(1, row, Instant.EPOCH, new byte[32])))
                .getFirst()
                .getFirst()
                .getPayload();
    }

    private static GenericDomainEventMessage<Event> message(Event event) {
        return new GenericDomainEventMessage<>("Type", "aggregate", 0, event);
    }
}
