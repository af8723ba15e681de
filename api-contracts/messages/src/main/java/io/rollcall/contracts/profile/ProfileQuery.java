// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;

/** What may be asked of the profile read model. */
public sealed interface ProfileQuery {

    /**
     * The whole profile of one user; answered by {@code Optional<Profile>}.
     *
     * @param after the read waits until this position is in the read model; 0 asks for nothing
     */
    record FindProfile(UserId user, long after) implements ProfileQuery, Query<Optional<Profile>> {}
}
