// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.shared.Unavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told of a frame that it has sent, in the words of this door. */
final class FrameAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final byte[] NOT_JSON = answer("400", "Unable to parse JSON");
    static final byte[] INCOMPLETE = answer("400", "Bad JSON");
    static final byte[] SIGNED_OUT = answer("401", "Unauthorized");
    static final byte[] NOT_THERE = answer("404", "Client not found or not online");
    static final byte[] NO_GROUP = answer("404", "Group not found");
    static final byte[] TOO_MANY = answer("429", "Too many subscriptions");
    static final byte[] UNAVAILABLE = answer("503", "Service temporarily unavailable, try again later");

    private static final Logger LOG = LoggerFactory.getLogger(FrameAnswers.class);
    private static final byte[] FAULT = answer("500", "Internal server error");

    private FrameAnswers() {}

    /** A message is stored, under this number. */
    static byte[] stored(long number) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("response", "200");
        answer.put("msg_id", number);
        return json(answer);
    }

    /** Notifications come from here on: those behind this id. */
    static byte[] subscribed(long id) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("response", "200");
        answer.put("subscribed", "notifications");
        answer.put("after", id);
        return json(answer);
    }

    /** Logs kinds only: what an exception says may hold what was written. */
    static Mono<byte[]> fault(Throwable fault) {
        if (fault instanceof Unavailable) {
            return Mono.just(UNAVAILABLE);
        }
        var stack = fault.getStackTrace();
        LOG.error("Unforeseen at /v1/ws: {}{}", fault.getClass().getName(), stack.length == 0 ? "" : " at " + stack[0]);
        return Mono.just(FAULT);
    }

    private static byte[] answer(String response, String message) {
        var answer = new LinkedHashMap<>(Map.of("response", response));
        answer.put("message", message);
        return json(answer);
    }

    private static byte[] json(Map<String, ?> answer) {
        return JSON.writeValueAsBytes(answer);
    }
}
