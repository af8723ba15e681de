// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.messaging.MessagingEvent.MessageSent;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.drf.DateTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The frames that bring messages to those they are for (D-65, D-66). */
final class DeliveryFrames {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DeliveryFrames() {}

    /** @param name what the sender is called, if it is known */
    static byte[] of(MessageSent sent, @Nullable String name) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("receiver", sent.receiver().toString());
        return told(frame, sent.text(), sent.number(), sent.sender(), name, sent.sentAt());
    }

    /** The same in a group. */
    static byte[] of(GroupMessageSent sent, @Nullable String name) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("group", sent.name());
        frame.put("gid", sent.group().value());
        return told(frame, sent.text(), sent.number(), sent.sender(), name, sent.sentAt());
    }

    private static byte[] told(
            Map<String, @Nullable Object> frame,
            @Nullable String text,
            long number,
            UserId sender,
            @Nullable String name,
            Instant sentAt) {
        frame.put("message", text);
        frame.put("msg_id", number);
        frame.put("senderid", sender.value());
        frame.put("sender_name", name);
        frame.put("timestamp", DateTimes.written(sentAt));
        return JSON.writeValueAsBytes(frame);
    }
}
