// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.referral.Spelling;
import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import org.bson.Document;

/** A session in BSON. */
final class SessionCodec implements ReadModelCodec<String, SessionDocument> {

    @Override
    public Document toBson(SessionDocument session) {
        return new Document("user", session.user())
                .append("spelling", session.spelling().name())
                .append("expiresAt", session.expiresAt().toString());
    }

    @Override
    public SessionDocument fromBson(String session, Document content) {
        return new SessionDocument(
                session,
                content.getLong("user"),
                Spelling.valueOf(content.getString("spelling")),
                Instant.parse(content.getString("expiresAt")));
    }
}
