// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.ReferralEvent.SessionsRevoked;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one document a session that somebody is logged in by. */
@Component
@ProcessingGroup(SessionProjection.GROUP)
class SessionProjection {

    static final String GROUP = "sessions";

    private final ReadModel<String, SessionDocument> sessions;

    SessionProjection(SessionDocuments sessions) {
        this.sessions = sessions.model();
    }

    @EventHandler
    void on(LoggedIn event, TrackingToken at) {
        sessions.change(event.session().value(), at, event, SessionDocument::loggedIn);
    }

    @EventHandler
    void on(SessionEnded event, TrackingToken at) {
        sessions.change(event.session().value(), at, event, SessionDocument::ended);
    }

    @EventHandler
    void on(SessionsExpired event, TrackingToken at) {
        event.sessions().forEach(session -> sessions.change(session.value(), at, event, SessionDocument::ended));
    }

    @EventHandler
    void on(SessionsRevoked event, TrackingToken at) {
        event.sessions().forEach(session -> sessions.change(session.value(), at, event, SessionDocument::ended));
    }

    @EventHandler
    void on(ReferralEnded event, TrackingToken at) {
        event.sessions().forEach(session -> sessions.change(session.value(), at, event, SessionDocument::ended));
    }
}
