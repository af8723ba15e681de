// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import io.rollcall.contracts.credential.Door;
import io.rollcall.projection.shared.BsonForm;
import org.bson.Document;

/** A credential in BSON. */
final class CredentialForm implements BsonForm<String, CredentialDocument> {

    @Override
    public Document toBson(CredentialDocument credential) {
        return new Document("user", credential.user())
                .append("door", credential.door().name());
    }

    @Override
    public CredentialDocument fromBson(String token, Document content) {
        return new CredentialDocument(token, content.getLong("user"), Door.valueOf(content.getString("door")));
    }
}
