// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** What AsyncAPI says of the chat door's sockets, by itself. */
class SocketsDescriptionTest {

    private static final JsonPointer MESSAGES = JsonPointer.compile("/components/messages");

    private final OpenApiDocument sockets = OpenApiDocument.ofSockets("chat");
    private final List<String> faults = new ArrayList<>();

    @Test
    void isAsyncApiAndEveryReferenceLeadsSomewhere() {
        assertThat(sockets.root().get("asyncapi").asString()).isEqualTo("3.0.0");
        sockets.everywhere((at, node) -> {
            if (node.has("$ref") && sockets.followed(at).isMissingNode()) {
                faults.add(at + " -> " + node.get("$ref"));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyMessageHasExamplesThatAreAsItsSchemaSays() {
        var messages = sockets.root().at(MESSAGES).propertyNames();
        assertThat(messages).isNotEmpty();
        for (var message : messages) {
            var at = MESSAGES.appendProperty(message);
            var examples = sockets.root().at(at).path("examples");
            assertThat(examples).as(message).isNotEmpty();
            for (var example : examples) {
                faults.addAll(sockets.faults(at.appendProperty("payload"), example.get("payload")));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        var none = sockets.root().at("/components/messages/refused/examples/0/payload");
        assertThat(sockets.faults(MESSAGES.appendProperty("stored").appendProperty("payload"), none))
                .isNotEmpty();
    }
}
