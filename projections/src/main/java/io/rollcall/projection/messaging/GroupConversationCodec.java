// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.projection.shared.ReadModelCodec;
import java.util.HashMap;
import org.bson.Document;

/** What is written in a group, in BSON. */
final class GroupConversationCodec implements ReadModelCodec<Long, GroupConversationDocument> {

    private static final String MESSAGES = "messages";
    private static final String JOINED = "joined";

    @Override
    public Document toBson(GroupConversationDocument conversation) {
        var joined = new Document();
        conversation.joined().forEach((user, number) -> joined.append(user.toString(), number));
        return new Document(MESSAGES, conversation.messages()).append(JOINED, joined);
    }

    @Override
    public GroupConversationDocument fromBson(Long id, Document content) {
        var joined = new HashMap<Long, Long>();
        content.get(JOINED, Document.class)
                .forEach((user, number) -> joined.put(Long.valueOf(user), ((Number) number).longValue()));
        return new GroupConversationDocument(
                id, content.get(MESSAGES, Number.class).longValue(), joined);
    }
}
