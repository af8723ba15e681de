// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.projection.shared.ReadModelCodec;
import java.util.HashMap;
import org.bson.Document;

/** A conversation in BSON. */
final class ConversationCodec implements ReadModelCodec<String, ConversationDocument> {

    private static final String MESSAGES = "messages";
    private static final String READ = "read";

    @Override
    public Document toBson(ConversationDocument conversation) {
        var read = new Document();
        conversation.read().forEach((user, number) -> read.append(user.toString(), number));
        return new Document(MESSAGES, conversation.messages()).append(READ, read);
    }

    @Override
    public ConversationDocument fromBson(String id, Document content) {
        var read = new HashMap<Long, Long>();
        content.get(READ, Document.class)
                .forEach((user, number) -> read.put(Long.valueOf(user), ((Number) number).longValue()));
        return new ConversationDocument(id, content.get(MESSAGES, Number.class).longValue(), read);
    }
}
