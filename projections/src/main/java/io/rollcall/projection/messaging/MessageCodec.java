// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.messaging.PageDocument.Message;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** Messages in BSON, without their numbers. Times are text, since a BSON date would cut them to milliseconds. */
final class MessageCodec {

    private static final String SENDER = "sender";
    private static final String TEXT = "text";
    private static final String WITHHELD = "withheld";

    private MessageCodec() {}

    static Document toBson(Message message) {
        var stored = new Document(SENDER, message.sender())
                .append("sent", message.sentAt().toString())
                .append(TEXT, message.text());
        return message.withheld().isEmpty() ? stored : stored.append(WITHHELD, message.withheld());
    }

    static Message fromBson(long number, Document stored) {
        return new Message(
                number,
                stored.getLong(SENDER),
                Instant.parse(stored.getString("sent")),
                stored.getString(TEXT),
                stored.getList(WITHHELD, Long.class, List.of()));
    }

    /** The same, erased if this is its author. */
    static Document without(UserId left, Document stored) {
        if (stored.getLong(SENDER) != left.value()) {
            return stored;
        }
        var erased = new Document(stored);
        erased.put(TEXT, null);
        return erased;
    }
}
