// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.http.Call;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One's own account as the meet door shows it.
 *
 * @param created seconds since 1970, as text (A-50, K-4)
 * @param avatar absolute URL
 */
public record AccountBody(
        long id,
        @Nullable String name,
        @Nullable String phone,
        String created,
        boolean hiddenPhone,
        @Nullable URI avatar)
        implements UserBody {

    /** The account, with URLs as the caller addressed this server. */
    public static AccountBody of(Account account, Call call) {
        return new AccountBody(
                account.id().value(),
                account.name(),
                account.phone(),
                Long.toString(account.created().getEpochSecond()),
                account.hiddenPhone(),
                url(account.avatar(), call));
    }

    /** Where this server has the image. */
    static @Nullable URI url(@Nullable MediaId image, Call call) {
        return image == null ? null : call.absolute("/media/" + image);
    }
}
