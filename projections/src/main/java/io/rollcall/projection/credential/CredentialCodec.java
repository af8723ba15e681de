// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.Door;
import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** A credential in BSON. Its time is text, since a BSON date would cut it to milliseconds. */
final class CredentialCodec implements ReadModelCodec<String, CredentialDocument> {

    @Override
    public Document toBson(CredentialDocument credential) {
        return new Document("user", credential.user())
                .append("door", credential.door().name())
                .append(
                        "expiresAt",
                        Optional.ofNullable(credential.expiresAt())
                                .map(Instant::toString)
                                .orElse(null));
    }

    @Override
    public CredentialDocument fromBson(String token, Document content) {
        return new CredentialDocument(
                token,
                content.getLong("user"),
                Door.valueOf(content.getString("door")),
                Optional.ofNullable(content.getString("expiresAt"))
                        .map(Instant::parse)
                        .orElse(null));
    }
}
