// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static java.lang.Character.SURROGATE;

import io.rollcall.command.group.GroupNames;
import io.rollcall.contracts.messaging.MessageResult;
import io.rollcall.contracts.messaging.MessagingCommand.SendMessage;
import io.rollcall.contracts.messaging.SendToGroup;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frames of {@code /v1/ws/}: each is a message for somebody (D-65..D-72), or asks for notifications (our
 * extension), and gets one answer.
 */
final class MessageFrames implements Socket.Frames {

    /** A frame has a handful of values; what is read into many times its size, or deeper, is none. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(5_000)
                            .maxNestingDepth(50)
                            .build())
                    .build())
            .build();

    /** As many as it takes to fill the log's batches; each needs a connection now and then. */
    private static final int AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrencyLimit limit = new ConcurrencyLimit(AT_ONCE, PATIENCE);
    private final BlockingExecutor blocking;
    private final Sockets sockets;
    private final GroupNames groups;
    private final CommandGateway commands;
    private final SocketNotifications feed;

    MessageFrames(
            BlockingExecutor blocking,
            Sockets sockets,
            GroupNames groups,
            CommandGateway commands,
            SocketNotifications feed) {
        this.blocking = blocking;
        this.sockets = sockets;
        this.groups = groups;
        this.commands = commands;
        this.feed = feed;
    }

    @Override
    public Mono<byte[]> answer(Socket socket, byte[] frame) {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JacksonException e) {
            return Mono.just(FrameAnswers.NOT_JSON);
        }
        if (json.isMissingNode()) {
            return Mono.just(FrameAnswers.NOT_JSON);
        }
        return json.has("subscribe") && !json.has("message") ? feed.answer(socket, json) : sent(socket.bearer(), json);
    }

    private Mono<byte[]> sent(Bearer bearer, JsonNode json) {
        var message = json.path("message");
        var result =
                isText(message) ? result(bearer.user(), json, message.asString()) : Optional.<Callable<byte[]>>empty();
        return result.map(there -> blocking.call(() -> limit.take(there)).onErrorResume(FrameAnswers::fault))
                .orElse(Mono.just(FrameAnswers.INCOMPLETE));
    }

    /** What a frame asks for: a message to somebody, or to a group (our extension); empty where it names neither. */
    private Optional<Callable<byte[]>> result(UserId sender, JsonNode json, String text) {
        var receiver = json.path("receiver");
        if (receiver.isString() || isWhole(receiver)) {
            return Optional.of(
                    () -> user(receiver).map(there -> sent(sender, there, text)).orElse(FrameAnswers.NOT_THERE));
        }
        var group = json.path("group");
        return receiver.isMissingNode() && isText(group) && !group.asString().isBlank()
                ? Optional.of(() -> sentToGroup(sender, group.asString(), text))
                : Optional.empty();
    }

    private byte[] sent(UserId sender, UserId receiver, String text) {
        if (!sockets.isPresent(receiver)) {
            return FrameAnswers.NOT_THERE;
        }
        return answer(commands.<MessageResult>send(new SendMessage(sender, receiver, text))
                .result());
    }

    private byte[] sentToGroup(UserId sender, String group, String text) {
        var command = new SendToGroup(groups.find(group), group, sender, text);
        return answer(commands.<MessageResult>send(command).result());
    }

    private static byte[] answer(MessageResult result) {
        return switch (result) {
            case MessageResult.Sent stored -> FrameAnswers.stored(stored.number());
            case MessageResult.NotReceived nobody -> FrameAnswers.NOT_THERE;
            case MessageResult.NoSuchGroup unknown -> FrameAnswers.NO_GROUP;
            case MessageResult.SenderLeft left -> FrameAnswers.SIGNED_OUT;
        };
    }

    /** Also {@code 7.0}, which is the same in JSON. */
    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() || value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    }

    private static Optional<UserId> user(JsonNode receiver) {
        try {
            var number = receiver.isFloatingPointNumber()
                    ? (long) receiver.doubleValue()
                    : Long.parseLong(receiver.asString());
            return number > 0 ? Optional.of(new UserId(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // nobody is called that
        }
    }

    /** Not where it has halves of characters, which JSON can name but nobody can bring back as they were. */
    private static boolean isText(JsonNode value) {
        return value.isString()
                && !value.asString().isEmpty()
                && value.asString().codePoints().noneMatch(character -> Character.getType(character) == SURROGATE);
    }
}
