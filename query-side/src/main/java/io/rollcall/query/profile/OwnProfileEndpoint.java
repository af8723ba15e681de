// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.profile;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.profile.Profile;
import io.rollcall.contracts.profile.ProfileQuery.FindProfile;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.drf.DateTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /users/user/}: one's own profile (C-40..C-43). Two look-ups by {@code _id}: whether the token's user is
 * still there (or the token's holder), the profile.
 */
@Component
final class OwnProfileEndpoint implements Endpoint {

    /**
     * The answer.
     *
     * @param createdAt ISO 8601 in UTC (C-42), as {@code updatedAt}
     */
    private record Body(
            long id,
            @Nullable String surname,
            @Nullable String name,
            @Nullable String patronymic,
            @Nullable String address,
            @Nullable String email,
            @Nullable String number,
            boolean confirmedEmail,
            boolean confirmedNumber,
            String createdAt,
            String updatedAt) {

        static Body of(Profile profile) {
            return new Body(
                    profile.id().value(),
                    profile.surname(),
                    profile.name(),
                    profile.patronymic(),
                    profile.address(),
                    profile.email(),
                    profile.number(),
                    profile.confirmedEmail(),
                    profile.confirmedNumber(),
                    DateTimes.written(profile.createdAt()),
                    DateTimes.written(profile.updatedAt()));
        }
    }

    private final Queries queries;

    OwnProfileEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.CRM, "/users/user/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new FindProfile(call.user(), after))
                .flatMap(queries::ask)
                .map(found -> found.orElseThrow(CallerLeft::new))
                .map(profile -> Answer.ok(Body.of(profile)));
    }
}
