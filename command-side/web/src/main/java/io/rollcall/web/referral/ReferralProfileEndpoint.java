// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.referral;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.ReferralCommand.AllotInviteCode;
import io.rollcall.contracts.referral.ReferralProfile;
import io.rollcall.contracts.referral.ReferralQuery.FindReferralProfile;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/profile/}: what this door shows people of themselves (E-20..E-28). Five look-ups by {@code _id} for a
 * session: in the credentials and the sessions for its user, in the sessions for how they write their phone, in the
 * referrals for them, and there again, in one, for all that they invited. Without a session it is three.
 *
 * <p>Stands on this side because a user that came in at another door gets an invite code when first looking for it.
 */
@Component
final class ReferralProfileEndpoint implements Endpoint {

    /** The answer. */
    record Profile(
            @Nullable String phone,
            @Nullable String inviteCode,
            @Nullable String activatedInviteCode,
            List<Referred> referredUsers) {

        private static Profile of(ReferralProfile profile) {
            return new Profile(
                    profile.phone(),
                    profile.inviteCode() == null ? null : profile.inviteCode().value(),
                    profile.activatedInviteCode() == null
                            ? null
                            : profile.activatedInviteCode().value(),
                    profile.referredPhones().stream().map(Referred::new).toList());
        }
    }

    /** An invited user. */
    record Referred(@Nullable String phone) {}

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final Queries queries;

    ReferralProfileEndpoint(BlockingExecutor blocking, CommandGateway commands, Queries queries) {
        this.blocking = blocking;
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.REFERRAL, "/api/profile/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .flatMap(after -> find(call, after))
                .filter(found -> found.map(ReferralProfile::inviteCode).isPresent())
                .switchIfEmpty(Mono.defer(() -> allotted(call)))
                .map(found -> found.map(Profile::of).orElseThrow(CallerLeft::new))
                .map(Answer::ok);
    }

    private Mono<Optional<ReferralProfile>> allotted(Call call) {
        return blocking.call(() -> commands.<Void>send(new AllotInviteCode(call.user())))
                .flatMap(decided -> find(call, decided.position()));
    }

    private Mono<Optional<ReferralProfile>> find(Call call, long after) {
        var session = call.session() == null ? null : TokenHash.ofToken(call.session());
        var query = new FindReferralProfile(call.user(), session, after);
        return queries.ask(query);
    }
}
