// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be asked of the read models of sessions and invitations. */
public sealed interface ReferralQuery {

    /**
     * The user of this session; answered by {@code Optional<UserId>}, empty where it is worth nothing.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindSessionHolder(TokenHash session, long after) implements ReferralQuery, Query<Optional<UserId>> {}

    /**
     * From when on this session is worth nothing; answered by {@code Optional<Instant>}, empty where it is not known.
     *
     * @param after as for {@link FindSessionHolder}
     */
    record FindSessionExpiry(TokenHash session, long after) implements ReferralQuery, Query<Optional<Instant>> {}

    /**
     * What the door shows a user of themselves; answered by {@code Optional<ReferralProfile>}, empty where they left.
     *
     * @param session by which they ask; {@code null} where they do by another credential
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record FindReferralProfile(UserId user, @Nullable TokenHash session, long after)
            implements ReferralQuery, Query<Optional<ReferralProfile>> {}
}
