// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import static io.rollcall.http.drf.Field.userId;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.drf.Field;
import java.util.function.Function;

/** How the meet door reads one user to do something with, and with which words it refuses them. */
public final class UserField {

    /** There is no such user, or no more. */
    public static final String NO_SUCH_USER = "User with this id does not exist.";

    /** It takes somebody else. */
    public static final String YOURSELF = "Can not do it with yourself.";

    private UserField() {}

    /** A user by their id. What can be the id of nobody is refused as one that nobody has. */
    public static Field<UserId> user() {
        return userId().parsed(Function.identity(), NO_SUCH_USER);
    }
}
