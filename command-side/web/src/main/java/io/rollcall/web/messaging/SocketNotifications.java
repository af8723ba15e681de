// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.http.NotificationFeed;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Refusal;
import io.rollcall.http.ServerSentEvents;
import io.rollcall.http.ServerSentEvents.Comment;
import io.rollcall.http.ServerSentEvents.Event;
import io.rollcall.http.ServerSentEvents.Frame;
import io.rollcall.http.ServerSentEvents.Place;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings notifications by a socket to a client that asks for them: names, ids and data are those of the server-sent
 * events of {@code /api/notifications/}, so that a client may go on here where it was there. The answer comes before
 * them.
 */
final class SocketNotifications {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TOO_MANY = 429;

    private final NotificationFeed notifications;

    SocketNotifications(NotificationFeed notifications) {
        this.notifications = notifications;
    }

    /**
     * Takes {@code {"subscribe": "notifications", "after": id}}.
     *
     * @return what there is to say where nothing comes of it; empty once the answer is written
     */
    Mono<byte[]> answer(Socket socket, JsonNode json) {
        var what = json.path("subscribe");
        var after = json.path("after");
        if (!what.isString() || !what.asString().equals("notifications") || !isPlace(after)) {
            return Mono.just(FrameAnswers.INCOMPLETE);
        }
        var last = isNothing(after) ? null : after.asString();
        socket.tellNoMore(); // the new one takes the room of the one before
        return notifications
                .to(
                        socket.bearer().user(),
                        Reauthentication.whileConnected(socket.bearer().user()),
                        last)
                .flatMap(stream -> socket.tell(frames(stream, last)).<byte[]>then(Mono.empty()))
                .onErrorResume(Refusal.class, refusal -> Mono.just(refused(refusal)))
                .onErrorResume(FrameAnswers::fault);
    }

    /** The answer, and whatever there is to tell; signs of life are the socket's own. */
    private static Flux<byte[]> frames(ServerSentEvents stream, @Nullable String last) {
        var told = stream.frames().filter(frame -> !(frame instanceof Comment)).map(SocketNotifications::frame);
        return last == null ? told : told.startWith(FrameAnswers.subscribed(Long.parseLong(last)));
    }

    private static byte[] frame(Frame frame) {
        return switch (frame) {
            case Place now -> FrameAnswers.subscribed(now.id());
            case Event event -> notification(event);
            case Comment none -> throw new IllegalArgumentException("A comment is no frame");
        };
    }

    private static byte[] notification(Event event) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("notification", event.name());
        frame.put("id", event.id());
        frame.put("data", event.data());
        return JSON.writeValueAsBytes(frame);
    }

    private static byte[] refused(Refusal refusal) {
        return refusal.answer().status() == TOO_MANY ? FrameAnswers.TOO_MANY : FrameAnswers.UNAVAILABLE;
    }

    /** As a number or as a string, since it is a string elsewhere. */
    private static boolean isPlace(JsonNode after) {
        return isNothing(after)
                || (after.isString() || after.isIntegralNumber())
                        && after.asString().matches("[0-9]{1,18}");
    }

    private static boolean isNothing(JsonNode after) {
        return after.isMissingNode() || after.isNull();
    }
}
