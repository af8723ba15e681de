// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the referral door shows of one user.
 *
 * @param phone {@code +} and digits; {@code null} where never given or erased
 * @param spelling how the user wrote it at their latest login here; {@code null} before the first
 * @param code their invite code; {@code null} until it is allotted
 * @param activated the code that they activated; {@code null} until they do
 * @param referred the users that activated this user's code, by id, in the order in which they did; the first
 *     {@value #MOST} of them
 */
public record ReferralDocument(
        long id,
        @Nullable String phone,
        @Nullable Spelling spelling,
        @Nullable String code,
        @Nullable String activated,
        List<Long> referred) {

    public static final int MOST = 10_000;

    public ReferralDocument {
        referred = List.copyOf(referred);
    }

    /**
     * The phone in this form of writing.
     *
     * @param wanted {@code null} for {@code +} and digits
     */
    public @Nullable String phone(@Nullable Spelling wanted) {
        return phone == null || wanted == null ? phone : wanted.spell(phone);
    }

    /** The users that activated this user's code, by ascending id, which is the order of their registration (E-32). */
    public List<UserId> referredUsers() {
        return referred.stream().sorted().map(UserId::of).toList();
    }

    static ReferralDocument registered(@Nullable ReferralDocument before, UserRegistered event) {
        return of(before, event.user()).withPhone(event.phone());
    }

    static ReferralDocument entered(@Nullable ReferralDocument before, UserEntered event) {
        return of(before, event.user()).withPhone(event.phone());
    }

    static ReferralDocument loggedIn(@Nullable ReferralDocument before, LoggedIn event) {
        var user = of(before, event.user());
        return new ReferralDocument(user.id, user.phone, event.spelling(), user.code, user.activated, user.referred);
    }

    static ReferralDocument allotted(@Nullable ReferralDocument before, InviteCodeAllotted event) {
        var user = of(before, event.user());
        return new ReferralDocument(
                user.id, user.phone, user.spelling, event.code().value(), user.activated, user.referred);
    }

    static ReferralDocument activated(@Nullable ReferralDocument before, InviteCodeActivated event) {
        var user = of(before, event.user());
        return new ReferralDocument(
                user.id, user.phone, user.spelling, user.code, event.code().value(), user.referred);
    }

    static ReferralDocument invited(@Nullable ReferralDocument before, InviteCodeActivated event) {
        var user = of(before, event.inviter());
        if (user.referred.size() >= MOST) {
            return user;
        }
        var more = new ArrayList<>(user.referred);
        more.add(event.user().value());
        return new ReferralDocument(user.id, user.phone, user.spelling, user.code, user.activated, more);
    }

    /** What becomes of a user's document when they have left, by whatever event. */
    static @Nullable ReferralDocument left(@Nullable ReferralDocument before, Object event) {
        return null;
    }

    /** A user that came in at a door where no number is proven has no document before the first event of this door. */
    private static ReferralDocument of(@Nullable ReferralDocument before, UserId user) {
        return before == null ? new ReferralDocument(user.value(), null, null, null, null, List.of()) : before;
    }

    private ReferralDocument withPhone(@Nullable String proven) {
        return new ReferralDocument(id, proven, spelling, code, activated, referred);
    }
}
