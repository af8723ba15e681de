// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;

/** Login names, for tests of those who read them. */
public final class TestLoginNames {

    private TestLoginNames() {}

    /** An e-mail address that is somebody's. */
    public static LoginName claimed(LoginNameId id, UserId owner) {
        var name = new LoginName();
        name.evolve(new LoginNameClaimed(id, LoginKind.EMAIL, owner));
        return name;
    }
}
