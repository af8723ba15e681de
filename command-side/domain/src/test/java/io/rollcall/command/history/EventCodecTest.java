// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import io.rollcall.contracts.verification.WrongCodes;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.OpenKeys;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * How events are stored: names and bytes are a contract with all history, so they are compared with files that never
 * change.
 */
class EventCodecTest {

    private final EventTypes types = new HistoryConfiguration().eventTypes();
    private final OpenKeys keys = new OpenKeys();
    private final EventCodec codec = new EventCodec(types, keys, List.of());

    static Stream<Event> examples() {
        return GoldenEvents.of(new HistoryConfiguration().eventTypes()).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isStoredAsItAlwaysWas(Event event) {
        var row = codec.encode(message(event));
        assertThat(new String(row.payload(), UTF_8)).isEqualTo(GoldenEvents.json(row.type(), row.revision()));
    }

    /** Otherwise its hash would tell whether a guess at the secret is right. */
    @Test
    void whatHasASecretIsSalted() {
        var salted = examples()
                .filter(it -> !Arrays.equals(metadata(it), metadata(it)))
                .map(it -> codec.encode(message(it)).type())
                .toList();
        assertThat(salted)
                .contains(
                        "invite-code.claimed",
                        "referral.invite-code-allotted",
                        "referral.invite-code-activated",
                        "session.ended")
                .doesNotContain("blacklist.user-blocked", "operation.requested");
    }

    private byte[] metadata(Event event) {
        return codec.encode(message(event)).metadata();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nobodyIsHandedASalt(Event event) {
        var stored = new StoredEvent(1, codec.encode(message(event)), Instant.EPOCH, new byte[32]);
        assertThat(codec.decode(List.of(stored)).getFirst().getFirst().getMetaData())
                .isEmpty();
    }

    /** Whatever was ever stored can be read: the files of revisions that are no more stay where they are. */
    @Test
    void everyRevisionThatEverWasIsRead() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:/events/*.json");
        assertThat(files)
                .hasSizeGreaterThan(80)
                .allSatisfy(file -> assertThat(read(golden(file.getFilename()))).isInstanceOf(Event.class));
    }

    private static EventRow golden(String file) {
        return GoldenEvents.row(
                file.replaceFirst("\\.(\\w+)\\.json$", ""), file.replaceFirst("^.*\\.(\\w+)\\.json$", "$1"));
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
        keys.destroy(GoldenEvents.KEY);
        var erased = read(row);
        assertThat(erased).hasSameClassAs(event);
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            var isPersonal = component.isAnnotationPresent(Personal.class);
            var before = component.getAccessor().invoke(event);
            var expected = isPersonal ? null : before;
            assertThat(before != null || !isPersonal)
                    .as("the example has a " + component.getName())
                    .isTrue();
            assertThat(component.getAccessor().invoke(erased))
                    .as(component.getName())
                    .isEqualTo(expected);
        }
    }

    private Object read(EventRow row) {
        return GoldenEvents.read(codec, row);
    }

    private static GenericDomainEventMessage<Event> message(Event event) {
        return new GenericDomainEventMessage<>("Type", "aggregate", 0, event);
    }
}
