// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.account.SeenUser.Oneself;
import io.rollcall.http.Call;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as the meet door shows them to one viewer: the viewer themselves as an {@link AccountBody}. */
public sealed interface UserBody permits AccountBody, UserBody.Other {

    /**
     * Somebody else.
     *
     * @param phone {@code null} leaves out the key
     * @param avatar absolute URL
     */
    record Other(
            long id,
            @Nullable String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String phone,

            @Nullable URI avatar)
            implements UserBody {}

    /** The user, with URLs as the caller addressed this server. */
    static UserBody of(SeenUser user, Call call) {
        return switch (user) {
            case Oneself self -> AccountBody.of(self.account(), call);
            case SeenUser.Other other ->
                new Other(other.id().value(), other.name(), other.phone(), AccountBody.url(other.avatar(), call));
        };
    }

    /** The users, in their order. */
    static List<UserBody> all(List<SeenUser> users, Call call) {
        return users.stream().map(user -> of(user, call)).toList();
    }
}
