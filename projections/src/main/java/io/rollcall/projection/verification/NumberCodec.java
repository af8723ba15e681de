// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.shared.ReadModelCodec;
import java.util.UUID;
import org.bson.Document;

/** A number in BSON. */
final class NumberCodec implements ReadModelCodec<String, NumberDocument> {

    private static final String USER = "user";

    @Override
    public Document toBson(NumberDocument number) {
        return new Document(USER, number.user().value());
    }

    @Override
    public NumberDocument fromBson(String id, Document content) {
        return new NumberDocument(NumberId.of(UUID.fromString(id)), UserId.of(content.getLong(USER)));
    }
}
