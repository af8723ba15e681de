// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.referral;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import io.rollcall.projection.shared.TestDigests;

/** The whole read models of sessions and invitations on a log, for tests of them and of their readers. */
public final class ReferralReadModels {

    public final SessionDocuments sessions;
    public final ReferralDocuments users;
    private final MemoryLog log;
    private final ReadModelSubscription sessionPositions;
    private final ReadModelSubscription userPositions;
    private final EventDelivery toSessions;
    private final EventDelivery toUsers;

    public ReferralReadModels(MongoDatabase database, MemoryLog log) {
        this.log = log;
        this.sessions = new SessionDocuments(MemoryMongo.readModels(database), TestDigests.DIGESTS);
        this.users = new ReferralDocuments(MemoryMongo.readModels(database));
        this.sessionPositions = new ReadModelSubscription(sessions.model(), log);
        this.userPositions = new ReadModelSubscription(users.model(), log);
        this.toSessions = new EventDelivery(new SessionProjection(sessions), sessionPositions, log);
        this.toUsers = new EventDelivery(new ReferralProjection(users), userPositions, log);
    }

    /** Brings the read models to the log's head. */
    public void catchUp() {
        toSessions.run();
        toUsers.run();
    }

    /** Delivers the whole log once more. */
    void again() {
        toSessions.batch(log.after(0));
        toUsers.batch(log.after(0));
    }

    /** Builds both anew. */
    void rebuild() {
        sessionPositions.storeToken(null, SessionProjection.GROUP, 0);
        userPositions.storeToken(null, ReferralProjection.GROUP, 0);
        catchUp();
    }
}
