// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.profile;

import io.rollcall.contracts.profile.Profile;
import io.rollcall.contracts.profile.ProfileQuery.FindProfile;
import io.rollcall.projection.profile.ProfileDocument;
import io.rollcall.projection.profile.ProfileDocuments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindProfile}: one look-up by id. */
@Component
class ProfileQueries {

    private final ProfileDocuments profiles;

    ProfileQueries(ProfileDocuments profiles) {
        this.profiles = profiles;
    }

    @QueryHandler
    CompletableFuture<Optional<Profile>> handle(FindProfile query) { // not Mono: Axon 4 would block() on it
        return profiles.find(query.user(), query.after())
                .map(ProfileDocument::toView)
                .singleOptional()
                .toFuture();
    }
}
