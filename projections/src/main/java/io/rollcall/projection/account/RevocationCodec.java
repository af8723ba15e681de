// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.TokenHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What has been ended of signed tokens, in BSON; absent where nothing has. */
final class RevocationCodec {

    private static final String GENERATION = "generation";
    private static final String KEPT = "kept";
    private static final String SESSIONS = "sessions";

    private RevocationCodec() {}

    static Document toBson(Revocation revocation) {
        var sessions = new Document();
        revocation.sessions().forEach((session, until) -> sessions.append(session, until.toString()));
        var kept = revocation.kept();
        return new Document(GENERATION, revocation.generation())
                .append(KEPT, kept == null ? null : kept.value())
                .append(SESSIONS, sessions);
    }

    static Revocation fromBson(@Nullable Document stored) {
        if (stored == null) {
            return Revocation.NONE;
        }
        var sessions = new HashMap<String, Instant>();
        stored.get(SESSIONS, Document.class)
                .forEach((session, until) -> sessions.put(session, Instant.parse((String) until)));
        var kept = Optional.ofNullable(stored.getString(KEPT)).map(TokenHash::of);
        return new Revocation(stored.getLong(GENERATION), kept.orElse(null), sessions);
    }
}
