// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.projection.messaging.PageDocument.Message;
import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;

/** A page of messages in BSON. Times are text, since a BSON date would cut them to milliseconds. */
final class PageCodec implements ReadModelCodec<String, PageDocument> {

    private static final String MESSAGES = "messages";
    private static final String WITHHELD = "withheld";

    @Override
    public Document toBson(PageDocument page) {
        var messages = new Document();
        page.messages().forEach((number, message) -> messages.append(number.toString(), toBson(message)));
        return new Document(MESSAGES, messages);
    }

    @Override
    public PageDocument fromBson(String page, Document content) {
        var messages = new HashMap<Long, Message>();
        var stored = content.get(MESSAGES, Document.class);
        for (var key : stored.keySet()) {
            var message = fromBson(Long.parseLong(key), stored.get(key, Document.class));
            messages.put(message.number(), message);
        }
        return new PageDocument(page, messages);
    }

    private static Document toBson(Message message) {
        var stored = new Document("sender", message.sender())
                .append("sent", message.sentAt().toString())
                .append("text", message.text());
        return message.withheld().isEmpty() ? stored : stored.append(WITHHELD, message.withheld());
    }

    private static Message fromBson(long number, Document stored) {
        return new Message(
                number,
                stored.getLong("sender"),
                Instant.parse(stored.getString("sent")),
                stored.getString("text"),
                stored.getList(WITHHELD, Long.class, List.of()));
    }
}
