// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.profile;

import io.rollcall.contracts.account.UserEvent.PresenceEvent;
import io.rollcall.contracts.account.UserEvent.ProfileEvent;
import io.rollcall.contracts.credential.PasswordEvent;
import io.rollcall.projection.shared.ReadModel;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one profile a user, whichever door they came by. */
@Component
@ProcessingGroup(ProfileProjection.GROUP)
class ProfileProjection {

    static final String GROUP = "profiles";

    private final ReadModel<Long, ProfileDocument> profiles;

    ProfileProjection(ProfileDocuments profiles) {
        this.profiles = profiles.model();
    }

    @EventHandler
    void on(PresenceEvent event, TrackingToken at, @Timestamp Instant when) {
        profiles.change(
                event.user().value(), at, event, (before, happened) -> ProfileDocument.after(before, happened, when));
    }

    @EventHandler
    void on(ProfileEvent event, TrackingToken at, @Timestamp Instant when) {
        profiles.change(
                event.user().value(), at, event, (before, happened) -> ProfileDocument.after(before, happened, when));
    }

    @EventHandler
    void on(PasswordEvent event, TrackingToken at, @Timestamp Instant when) {
        profiles.change(
                event.user().value(), at, event, (before, happened) -> ProfileDocument.after(before, happened, when));
    }
}
