// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.command.group.GroupNames;
import io.rollcall.command.log.Commands;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.messaging.MessagingCommand.SendMessage;
import io.rollcall.contracts.messaging.SendToGroup;
import io.rollcall.contracts.messaging.Sending;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.shared.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The frames of {@code /v1/ws/}: each is a message for somebody, and gets one answer (D-65..D-72). */
final class MessageFrames implements Socket.Frames {

    private static final Logger LOG = LoggerFactory.getLogger(MessageFrames.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOT_JSON = answer("400", "Unable to parse JSON");
    private static final byte[] INCOMPLETE = answer("400", "Bad JSON");
    private static final byte[] SIGNED_OUT = answer("401", "Unauthorized");
    private static final byte[] NOT_THERE = answer("404", "Client not found or not online");
    private static final byte[] NO_GROUP = answer("404", "Group not found");
    private static final byte[] FAULT = answer("500", "Internal server error");
    private static final byte[] UNAVAILABLE = answer("503", "Service temporarily unavailable, try again later");

    /** As many as it takes to fill the log's batches; each needs a connection now and then. */
    private static final int AT_ONCE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Turns turns = new Turns(AT_ONCE, PATIENCE);
    private final Blocking blocking;
    private final Presence presence;
    private final GroupNames groups;
    private final Commands commands;

    MessageFrames(Blocking blocking, Presence presence, GroupNames groups, Commands commands) {
        this.blocking = blocking;
        this.presence = presence;
        this.groups = groups;
        this.commands = commands;
    }

    @Override
    public Mono<byte[]> answer(Bearer bearer, byte[] frame) {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JacksonException e) {
            return Mono.just(NOT_JSON);
        }
        var message = json.path("message");
        if (json.isMissingNode()) {
            return Mono.just(NOT_JSON);
        }
        var sending = message.isString() && !message.asString().isEmpty()
                ? sending(bearer.user(), json, wellFormed(message.asString()))
                : Optional.<Callable<byte[]>>empty();
        return sending.map(there -> blocking.call(() -> turns.take(there)).onErrorResume(MessageFrames::fault))
                .orElse(Mono.just(INCOMPLETE));
    }

    /** What a frame asks for: a message to somebody, or to a group (our extension); empty where it names neither. */
    private Optional<Callable<byte[]>> sending(UserId sender, JsonNode json, String text) {
        var receiver = json.path("receiver");
        if (receiver.isString() || receiver.isIntegralNumber()) {
            return Optional.of(() -> user(receiver.asString())
                    .map(there -> sent(sender, there, text))
                    .orElse(NOT_THERE));
        }
        var group = json.path("group");
        return receiver.isMissingNode() && group.isString() && !group.asString().isBlank()
                ? Optional.of(() -> sentToGroup(sender, wellFormed(group.asString()), text))
                : Optional.empty();
    }

    private byte[] sent(UserId sender, UserId receiver, String text) {
        if (!presence.has(receiver)) {
            return NOT_THERE;
        }
        return answer(commands.<Sending>decide(new SendMessage(sender, receiver, text))
                .result());
    }

    private byte[] sentToGroup(UserId sender, String group, String text) {
        var command = new SendToGroup(groups.find(group), group, sender, text);
        return answer(commands.<Sending>decide(command).result());
    }

    private static byte[] answer(Sending sending) {
        return switch (sending) {
            case Sending.Sent stored -> stored(stored.number());
            case Sending.NotReceived nobody -> NOT_THERE;
            case Sending.NoSuchGroup unknown -> NO_GROUP;
            case Sending.SenderLeft left -> SIGNED_OUT;
        };
    }

    /** Logs kinds only: what an exception says may hold what was written. */
    private static Mono<byte[]> fault(Throwable fault) {
        if (fault instanceof Unavailable) {
            return Mono.just(UNAVAILABLE);
        }
        var stack = fault.getStackTrace();
        LOG.error("Unforeseen at /v1/ws: {}{}", fault.getClass().getName(), stack.length == 0 ? "" : " at " + stack[0]);
        return Mono.just(FAULT);
    }

    private static Optional<UserId> user(String id) {
        try {
            var number = Long.parseLong(id);
            return number > 0 ? Optional.of(new UserId(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // nobody is called that
        }
    }

    /** Without halves of characters, which JSON can name but nobody can store. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static byte[] stored(long number) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("response", "200");
        answer.put("msg_id", number);
        return JSON.writeValueAsBytes(answer);
    }

    private static byte[] answer(String response, String message) {
        var answer = new LinkedHashMap<>(Map.of("response", response));
        answer.put("message", message);
        return JSON.writeValueAsBytes(answer);
    }
}
