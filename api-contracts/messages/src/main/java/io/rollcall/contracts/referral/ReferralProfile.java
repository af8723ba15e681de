// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the referral door shows people of themselves (E-20).
 *
 * @param phone as typed at the login of the session that asks, otherwise {@code +} and digits; {@code null} where they
 *     have proven none
 * @param inviteCode {@code null} until it is allotted
 * @param activatedInviteCode {@code null} until they activate one
 * @param referredPhones of the users that activated this user's code, by ascending user id, each as typed at that
 *     user's latest login
 */
public record ReferralProfile(
        @Nullable String phone,
        @Nullable InviteCodeId inviteCode,
        @Nullable InviteCodeId activatedInviteCode,
        List<@Nullable String> referredPhones) {

    public ReferralProfile {
        referredPhones = Collections.unmodifiableList(new ArrayList<>(referredPhones));
    }
}
