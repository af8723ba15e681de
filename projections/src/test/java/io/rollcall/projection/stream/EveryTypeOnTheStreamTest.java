// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.codec.EventTypes.EventType;
import io.rollcall.projection.shared.FollowedHistory;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.stream.ContractField;
import io.rollcall.stream.Form;
import io.rollcall.stream.StreamContract;
import io.rollcall.stream.StreamFormat;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of each event reaches the wire, in values, keys and headers: what the contract has a line for, and nothing else.
 */
class EveryTypeOnTheStreamTest {

    private static final UUID LOG = new UUID(0, 12);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<Class<?>, Event> EXAMPLES = GoldenEvents.of(FollowedHistory.types()).stream()
            .collect(Collectors.toMap(Event::getClass, Function.identity()));

    /** What lies on the wire unchanged; all else is told in another form. */
    private static final Set<Form> AS_IT_IS = Set.of(Form.VALUE, Form.WORD, Form.KIND);

    static Stream<EventType> types() {
        return FollowedHistory.types().all();
    }

    @Test
    void theContractHasEachType() {
        assertThat(StreamContract.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        types().map(type -> type.name() + "." + type.revision()).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingElseReachesTheWire(EventType type) {
        var fields = StreamContract.fields(type.name(), type.revision());
        var event = EXAMPLES.get(type.type());
        var record = written(event);

        assertThat(JSON.readTree(record.value()).propertyNames())
                .as("names in the data")
                .isSubsetOf(fields.stream().map(ContractField::name).toList());
        var text = text(record);
        assertThat(hidden(event, fields))
                .as("values of components that have no line in the contract")
                .noneMatch(text::contains);
    }

    /** A user is a user, whatever they do; a number is a phone's. */
    @ParameterizedTest
    @MethodSource("types")
    void oneWordStandsForOneThing(EventType type) {
        for (var field : StreamContract.fields(type.name(), type.revision())) {
            var component = component(type, field);
            var name = field.name();
            assertThat(name.equals("user") || name.endsWith("User"))
                    .as("%s of %s is a user's", name, type.name())
                    .isEqualTo(component == UserId.class);
            assertThat(name.equals("number") || name.endsWith("Number"))
                    .as("%s of %s is a number's", name, type.name())
                    .isEqualTo(component == NumberId.class);
            assertThat(name.endsWith("At"))
                    .as("%s of %s is a time", name, type.name())
                    .isEqualTo(component == Instant.class);
            assertThat(name.endsWith("Count")).as(name).isEqualTo(isCount(field));
            assertThat(name.endsWith("Length")).as(name).isEqualTo(field.form() == Form.LENGTH);
        }
    }

    /** Except of the number of closings and of messages, which are counted already. */
    private static boolean isCount(ContractField field) {
        return field.form() == Form.COUNT || Set.of("closings", "messages").contains(field.component());
    }

    private static Class<?> component(EventType type, ContractField field) {
        return Arrays.stream(type.type().getRecordComponents())
                .filter(it -> it.getName().equals(field.component()))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElse(void.class);
    }

    /** Texts of the event's components that must not be seen, unless one that may be has the same. */
    private static Set<String> hidden(Event event, List<ContractField> fields) {
        var told = fields.stream()
                .filter(field -> AS_IT_IS.contains(field.form()))
                .map(ContractField::component)
                .collect(Collectors.toSet());
        var hidden = new HashSet<String>();
        var shown = new HashSet<String>();
        JSON.valueToTree(event)
                .propertyStream()
                .forEach(component ->
                        (told.contains(component.getKey()) ? shown : hidden).addAll(texts(component.getValue())));
        hidden.removeAll(shown);
        return hidden;
    }

    /** Numbers of one digit are found everywhere; those of ids are told apart by {@link Form#ID}. */
    private static List<String> texts(JsonNode value) {
        return Stream.concat(Stream.of(value), value.valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.length() > 3)
                .toList();
    }

    private static ProducerRecord<String, byte[]> written(Event event) {
        var log = new MemoryLog();
        log.append("user-7", event);
        var logged = new LoggedEvent((DomainEventMessage<?>) log.after(0).getFirst(), 1);
        return StreamFormat.write(
                "topic", StreamExamples.streamed().of(LOG, List.of(logged)).getFirst());
    }

    private static String text(ProducerRecord<String, byte[]> record) {
        var headers = Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + new String(header.value(), UTF_8))
                .collect(Collectors.joining("\n"));
        return record.key() + headers + new String(record.value(), UTF_8);
    }
}
