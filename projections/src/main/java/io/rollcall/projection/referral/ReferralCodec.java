// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.referral.Spelling;
import io.rollcall.projection.shared.ReadModelCodec;
import org.bson.Document;

/** What the referral door shows of a user, in BSON. */
final class ReferralCodec implements ReadModelCodec<Long, ReferralDocument> {

    @Override
    public Document toBson(ReferralDocument user) {
        var spelling = user.spelling();
        return new Document("phone", user.phone())
                .append("spelling", spelling == null ? null : spelling.name())
                .append("code", user.code())
                .append("activated", user.activated())
                .append("referred", user.referred());
    }

    @Override
    public ReferralDocument fromBson(Long id, Document content) {
        var spelling = content.getString("spelling");
        return new ReferralDocument(
                id,
                content.getString("phone"),
                spelling == null ? null : Spelling.valueOf(spelling),
                content.getString("code"),
                content.getString("activated"),
                content.getList("referred", Long.class));
    }
}
