// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.account;

import io.rollcall.contracts.credential.Revocation;
import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An account in BSON. The time is text, since a BSON date would cut it to milliseconds. */
final class AccountCodec implements ReadModelCodec<Long, AccountDocument> {

    private static final String REVOCATION = "revocation";

    @Override
    public Document toBson(AccountDocument account) {
        var bson = new Document("name", account.name())
                .append("phone", account.phone())
                .append("created", account.created().toString())
                .append("hiddenPhone", account.hiddenPhone())
                .append("avatar", account.avatar())
                .append("number", text(account.number()));
        return account.revocation().equals(Revocation.NONE)
                ? bson
                : bson.append(REVOCATION, RevocationCodec.toBson(account.revocation()));
    }

    @Override
    public AccountDocument fromBson(Long id, Document content) {
        return new AccountDocument(
                id,
                content.getString("name"),
                content.getString("phone"),
                Instant.parse(content.getString("created")),
                content.getBoolean("hiddenPhone"),
                content.getString("avatar"),
                uuid(content.getString("number")),
                RevocationCodec.fromBson(content.get(REVOCATION, Document.class)));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
