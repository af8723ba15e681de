// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/** What may be asked of the credential read model. */
public sealed interface CredentialQuery {

    /**
     * The holder of this token now; answered by {@code Optional<UserId>}.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindBearer(TokenHash token, long after) implements CredentialQuery, Query<Optional<UserId>> {}

    /**
     * Whether this token was good until its time had passed, and has not been replaced since; answered by a boolean.
     *
     * @param after as for {@link FindBearer}
     */
    record HasExpired(TokenHash token, long after) implements CredentialQuery, Query<Boolean> {}

    /**
     * From when on this token is worth nothing; answered by {@code Optional<Instant>}, empty where it does not end by
     * itself, or is not known.
     *
     * @param after as for {@link FindBearer}
     */
    record FindExpiry(TokenHash token, long after) implements CredentialQuery, Query<Optional<Instant>> {}
}
