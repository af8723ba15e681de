// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** A user's memberships in BSON. */
final class MembershipCodec implements ReadModelCodec<Long, MembershipDocument> {

    private static final String MEETINGS = "meetings";

    @Override
    public Document toBson(MembershipDocument memberships) {
        return new Document(MEETINGS, memberships.meetings());
    }

    @Override
    public MembershipDocument fromBson(Long user, Document content) {
        return new MembershipDocument(user, content.getList(MEETINGS, Long.class));
    }
}
