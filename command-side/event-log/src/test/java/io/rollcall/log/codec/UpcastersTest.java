// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.Counter.CounterEvent;
import io.rollcall.log.Counter.CounterEvent.Counted;
import io.rollcall.log.Counter.CounterEvent.Noted;
import io.rollcall.log.OpenKeys;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;

class UpcastersTest {

    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final String JOTTED = """
            {"owner":"00000000-0000-0002-0000-000000000002","name":"a","words":"%s"}""".formatted(Base64.getEncoder().encodeToString("\"hello\"".getBytes(UTF_8)));

    private record Plain(List<EventSchema> takes, Function<IntermediateEvent, List<IntermediateEvent>> how)
            implements Upcaster {

        @Override
        public List<IntermediateEvent> upcast(IntermediateEvent event) {
            return how.apply(event);
        }
    }

    private final OpenKeys keys = new OpenKeys();

    /** A type, and all of its components, have other names now; one of them was personal, and another its key. */
    private static final Upcaster RENAMED =
            new Plain(List.of(new EventSchema("jotter.jotted", "1", List.of("words"), "owner")), event -> {
                var components = event.components();
                assertThat(components.get("words").isString()).as("can be read").isFalse();
                components.set("text", components.remove("words"));
                components.set("key", components.remove("owner"));
                components.set("counter", components.remove("name"));
                return List.of(new IntermediateEvent("counter.noted", "1", components));
            });

    @Test
    void aTypeAndItsComponentsAreRenamedPersonalOnesToo() {
        assertThat(read("jotter.jotted", "1", JOTTED, RENAMED)).containsExactly(new Noted("a", KEY, "hello"));
    }

    @Test
    void whatIsErasedStaysSo() {
        keys.destroy(KEY);
        assertThat(read("jotter.jotted", "1", JOTTED, RENAMED)).containsExactly(new Noted("a", KEY, null));
    }

    @Test
    void eachIsShownWhatThoseBeforeItHaveMade() {
        var second = new Plain(
                List.of(EventSchema.plain("counter.counted", "0")),
                event -> List.of(new IntermediateEvent(
                        "counter.counted", "1", event.components().put("count", 3))));
        var first = new Plain(
                List.of(EventSchema.plain("counter.raised", "1")),
                event -> List.of(new IntermediateEvent("counter.counted", "0", event.components())));
        var raised = "{\"counter\":\"a\"}";
        assertThat(read("counter.raised", "1", raised, first, second)).containsExactly(new Counted("a", 3));
        assertThat(read("counter.counted", "0", raised, first, second)).containsExactly(new Counted("a", 3));
        assertThatThrownBy(() -> read("counter.raised", "1", raised, second, first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("counter.counted of revision 0");
    }

    @Test
    void oneIsSplitIntoSeveralAndAnotherDropped() {
        var several = new Plain(
                List.of(EventSchema.plain("counter.counted-twice", "1")),
                event -> List.of(counted(event, 1), counted(event, 2)));
        var none = new Plain(List.of(EventSchema.plain("counter.blessed", "4")), event -> List.of());
        assertThat(read("counter.counted-twice", "1", "{\"counter\":\"a\"}", several, none))
                .containsExactly(new Counted("a", 1), new Counted("a", 2));
        assertThat(read("counter.blessed", "4", "{}", several, none))
                .containsExactly(new DroppedEvent("counter.blessed", "4"));
    }

    @Test
    void whatNobodyTakesIsReadAsItIsOrIsUnknown() {
        assertThat(read("counter.counted", "1", "{\"counter\":\"a\",\"count\":3}", RENAMED))
                .containsExactly(new Counted("a", 3));
        assertThat(read("counter.counted", "2", "{}", RENAMED)).hasOnlyElementsOfType(UnknownEvent.class);
        assertThat(read("jotter.jotted", "2", "{}", RENAMED)).hasOnlyElementsOfType(UnknownEvent.class);
        assertThat(read("without-family", "1", "{}", RENAMED)).hasOnlyElementsOfType(UnknownEvent.class);
    }

    @Test
    void whatIsPersonalCannotBecomeAnythingElse() {
        var leaking = new Plain(List.of(new EventSchema("jotter.jotted", "1", List.of("words"), "owner")), event -> {
            var counter = event.components().objectNode().put("count", 1);
            counter.set("counter", event.components().get("words"));
            return List.of(new IntermediateEvent("counter.counted", "1", counter));
        });
        assertThatThrownBy(() -> read("jotter.jotted", "1", JOTTED, leaking))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("counter of counter.counted may not be personal");
    }

    private static IntermediateEvent counted(IntermediateEvent event, int count) {
        return new IntermediateEvent(
                "counter.counted", "1", event.components().deepCopy().put("count", count));
    }

    private List<Object> read(String type, String revision, String json, Upcaster... upcasters) {
        var codec = new EventCodec(EventTypes.of(List.of(CounterEvent.class)), keys, List.of(upcasters));
        var row = new EventRow(
                "a", 0, "Counter", new UUID(1, 1), type, revision, json.getBytes(UTF_8), "{}".getBytes(UTF_8));
        return codec.decode(List.of(new StoredEvent(1, row, Instant.EPOCH, new byte[32]))).getFirst().stream()
                .<Object>map(Message::getPayload)
                .toList();
    }
}
