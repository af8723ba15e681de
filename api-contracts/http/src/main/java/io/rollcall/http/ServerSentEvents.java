// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of an answer that goes on: server-sent events, each on its way as soon as it is there.
 *
 * @param frames nothing happens before somebody subscribes; an error breaks the connection off
 */
public record ServerSentEvents(Flux<Frame> frames) {

    /** One piece of the stream. */
    public sealed interface Frame {}

    /**
     * An event.
     *
     * @param id what a client that comes back sends as {@code Last-Event-ID}
     */
    public record Event(long id, String name, Object data) implements Frame {}

    /** Only tells the client which id to come back with; its listeners hear nothing. */
    public record Place(long id) implements Frame {}

    /** A sign of life, which clients skip. */
    public record Comment(String text) implements Frame {}

    /** The frame as it is sent, in UTF-8. */
    static byte[] bytes(Frame frame, JsonMapper json) {
        var text = switch (frame) {
            case Event event ->
                "id: %d\nevent: %s\ndata: %s\n\n"
                        .formatted(event.id(), event.name(), json.writeValueAsString(event.data()));
            case Place place -> "id: %d\n\n".formatted(place.id());
            case Comment comment -> ": %s\n\n".formatted(comment.text());
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The reader takes nothing any more: the connection is broken off. Carries no stack trace. */
    public static final class HangUp extends RuntimeException {

        public HangUp() {
            super("The client reads nothing", null, false, false);
        }
    }
}
