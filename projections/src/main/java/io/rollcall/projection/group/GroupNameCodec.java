// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** A name of a group in BSON. */
final class GroupNameCodec implements ReadModelCodec<String, GroupNameDocument> {

    private static final String GROUP = "group";

    @Override
    public Document toBson(GroupNameDocument name) {
        return new Document(GROUP, name.group());
    }

    @Override
    public GroupNameDocument fromBson(String id, Document content) {
        return new GroupNameDocument(id, content.get(GROUP, Number.class).longValue());
    }
}
