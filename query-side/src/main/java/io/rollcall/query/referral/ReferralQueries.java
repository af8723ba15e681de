// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralProfile;
import io.rollcall.contracts.referral.ReferralQuery.FindReferralProfile;
import io.rollcall.contracts.referral.ReferralQuery.FindSessionExpiry;
import io.rollcall.contracts.referral.ReferralQuery.FindSessionHolder;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.referral.ReferralDocument;
import io.rollcall.projection.referral.ReferralDocuments;
import io.rollcall.projection.referral.SessionDocument;
import io.rollcall.projection.referral.SessionDocuments;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers {@link FindSessionHolder} and {@link FindSessionExpiry} with one look-up by id and
 * {@link FindReferralProfile} with three: the session, the user, and all users that they invited in one.
 */
@Component
class ReferralQueries {

    private final SessionDocuments sessions;
    private final ReferralDocuments referrals;
    private final Clock clock;

    ReferralQueries(SessionDocuments sessions, ReferralDocuments referrals, Clock clock) {
        this.sessions = sessions;
        this.referrals = referrals;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<Optional<UserId>> handle(FindSessionHolder query) { // not Mono: Axon 4 would block() on it
        return good(query.session(), query.after())
                .map(SessionDocument::holder)
                .singleOptional()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<Instant>> handle(FindSessionExpiry query) {
        return sessions.find(query.session(), query.after())
                .map(SessionDocument::expiresAt)
                .singleOptional()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<ReferralProfile>> handle(FindReferralProfile query) {
        return Mono.zip(spelling(query), referrals.find(query.user(), query.after()))
                .flatMap(found -> referrals
                        .findAll(found.getT2().referredUsers(), query.after())
                        .map(referred -> profile(found.getT1().orElse(null), found.getT2(), referred)))
                .singleOptional()
                .toFuture();
    }

    /** How the user wrote their phone at the login of the session by which they ask (13.14). */
    private Mono<Optional<Spelling>> spelling(FindReferralProfile query) {
        return Mono.justOrEmpty(query.session())
                .flatMap(session -> good(session, query.after()))
                .filter(session -> session.holder().equals(query.user()))
                .map(SessionDocument::spelling)
                .singleOptional();
    }

    private Mono<SessionDocument> good(TokenHash session, long after) {
        return sessions.find(session, after).filter(found -> found.isGood(clock.instant()));
    }

    private static ReferralProfile profile(
            @Nullable Spelling spelling, ReferralDocument user, List<ReferralDocument> referred) {
        return new ReferralProfile(
                user.phone(spelling),
                code(user.code()),
                code(user.activated()),
                referred.stream()
                        .sorted(Comparator.comparing(ReferralDocument::id))
                        .<@Nullable String>map(other -> other.phone(other.spelling()))
                        .toList());
    }

    private static @Nullable InviteCodeId code(@Nullable String code) {
        return code == null ? null : InviteCodeId.of(code);
    }
}
