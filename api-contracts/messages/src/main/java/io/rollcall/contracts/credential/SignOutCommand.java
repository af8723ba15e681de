// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.util.List;

/** Ending credentials before their time. */
public sealed interface SignOutCommand extends Command {

    /** The holder of the credentials. */
    UserId user();

    @Override
    default String target() {
        return aggregate(user());
    }

    /** The identifier in the log of what is ended of a user's signed tokens. */
    static String aggregate(UserId user) {
        return "signed-sessions-" + user.value();
    }

    /** What somebody has shown of themselves. */
    sealed interface Shown {

        /** A token of the meet or chat door, or the value of a session's cookie. */
        record Opaque(TokenHash token) implements Shown {}

        /** A signed token, which names the login that it came of. */
        record Signed(String session) implements Shown {}
    }

    /**
     * Ends what the user has shown, whichever door issued it, and of a signed token whatever came of the same login.
     * Answered by a boolean: whether anything of it was theirs, and good.
     */
    record SignOut(UserId user, List<Shown> shown) implements SignOutCommand {

        public SignOut {
            shown = List.copyOf(shown);
        }
    }

    /** Ends all credentials of the user, at every door. Answered by nothing. */
    record SignOutEverywhere(UserId user) implements SignOutCommand {}

    /**
     * Asks what has been ended of the user's signed tokens. Changes nothing; answered by {@code Optional<Revocation>},
     * empty where they have left.
     */
    record FindRevocation(UserId user) implements SignOutCommand {}
}
