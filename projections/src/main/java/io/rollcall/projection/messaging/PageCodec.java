// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** A page of messages in BSON. */
final class PageCodec implements ReadModelCodec<String, PageDocument> {

    private static final String MESSAGES = "messages";

    @Override
    public Document toBson(PageDocument page) {
        return new Document(MESSAGES, page.messages());
    }

    @Override
    public PageDocument fromBson(String page, Document content) {
        return new PageDocument(page, content.get(MESSAGES, Document.class));
    }
}
