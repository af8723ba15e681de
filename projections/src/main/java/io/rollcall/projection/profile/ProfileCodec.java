// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import org.bson.Document;

/** A profile in BSON. Times are text, since a BSON date would cut them to milliseconds. */
final class ProfileCodec implements ReadModelCodec<Long, ProfileDocument> {

    @Override
    public Document toBson(ProfileDocument profile) {
        return new Document("surname", profile.surname())
                .append("name", profile.name())
                .append("patronymic", profile.patronymic())
                .append("address", profile.address())
                .append("email", profile.email())
                .append("emailId", profile.emailId())
                .append("number", profile.number())
                .append("confirmedEmail", profile.confirmedEmail())
                .append("created", profile.createdAt().toString())
                .append("updated", profile.updatedAt().toString());
    }

    @Override
    public ProfileDocument fromBson(Long id, Document content) {
        return new ProfileDocument(
                id,
                content.getString("surname"),
                content.getString("name"),
                content.getString("patronymic"),
                content.getString("address"),
                content.getString("email"),
                content.getString("emailId"),
                content.getString("number"),
                content.getBoolean("confirmedEmail"),
                Instant.parse(content.getString("created")),
                Instant.parse(content.getString("updated")));
    }
}
