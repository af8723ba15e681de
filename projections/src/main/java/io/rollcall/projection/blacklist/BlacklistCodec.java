// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.blacklist;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** A blacklist in BSON. */
final class BlacklistCodec implements ReadModelCodec<Long, BlacklistDocument> {

    private static final String BLOCKED = "blocked";

    @Override
    public Document toBson(BlacklistDocument list) {
        return new Document(BLOCKED, list.blocked());
    }

    @Override
    public BlacklistDocument fromBson(Long owner, Document content) {
        return new BlacklistDocument(owner, content.getList(BLOCKED, Long.class));
    }
}
