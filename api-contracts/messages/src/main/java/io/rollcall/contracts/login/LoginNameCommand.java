// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.login;

import io.rollcall.contracts.shared.Command;

/** What may be asked of one login name. */
public sealed interface LoginNameCommand extends Command {

    /** The name that is asked. */
    LoginNameId name();

    @Override
    default String target() {
        return name().aggregate();
    }

    /**
     * Ends the id of a name that nobody holds, so that what it stands for may be destroyed. Answered by a boolean:
     * whether it is ended; asking again changes nothing.
     */
    record ForgetLoginName(LoginNameId name) implements LoginNameCommand {}
}
