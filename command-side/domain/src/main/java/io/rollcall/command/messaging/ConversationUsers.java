// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a conversation asks about users while it decides; the log holds the decision to the answers. */
interface ConversationUsers {

    /** The key of a user that has not left; empty for anybody else. */
    Optional<KeyId> keyOf(UserId user);

    /** Whether a user wants nothing to do with another one. */
    boolean blocks(UserId owner, UserId other);

    /** Those of many users that block another one; a block of the same moment may come after. */
    Set<UserId> blocking(Collection<UserId> owners, UserId other);
}
