// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** A user of the chat door in BSON. */
final class ChatUserCodec implements ReadModelCodec<Long, ChatUserDocument> {

    @Override
    public Document toBson(ChatUserDocument user) {
        return new Document("accountName", user.accountName()).append("email", user.email());
    }

    @Override
    public ChatUserDocument fromBson(Long id, Document content) {
        return new ChatUserDocument(id, content.getString("accountName"), content.getString("email"));
    }
}
