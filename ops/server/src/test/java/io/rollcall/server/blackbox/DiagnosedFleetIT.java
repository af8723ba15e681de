// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.ReadStore;
import io.rollcall.server.Shell;
import io.rollcall.server.packaged.OlderVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What befalls a fleet: one process that only serves the doors is asked, and others own what there is to own. */
@ResourceLock("DiagnosedFleetIT") // its tests in turn
class DiagnosedFleetIT {

    private static final Parts PARTS = Parts.unused();
    private static final ReadStore STORE = new ReadStore(PARTS.mongoUri());
    private static final OwnServer ASKED = start();

    private final OperatorDesk desk = new OperatorDesk(Shell.at(ASKED.base(), Operators.token(OperatorRole.OPERATOR)));
    private OwnServer owner;

    @BeforeEach
    void own() {
        owner = OwnServer.start(PARTS);
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    @AfterAll
    static void stop() {
        ASKED.close();
        STORE.close();
    }

    @Test
    @Provokes(Cause.DEAD_OWNER)
    void nobodyOwnsWhatThereIs() {
        owner.close();
        desk.finds(Cause.DEAD_OWNER, Severity.BROKEN, "accounts");
        desk.typesRunbook(Cause.DEAD_OWNER);
        own();
        desk.findsNoMore(Cause.DEAD_OWNER, "accounts");
        desk.finds(Cause.DEAD_OWNER, Severity.NOTE, "Nobody owns stream, or ever did");
        desk.exits(0);
    }

    @Test
    @Provokes(Cause.READ_STORE_EMPTIED)
    void theReadStoreIsEmptied() {
        Crm.at(owner.base()).signUp();
        owner.close();
        STORE.dropAll();
        desk.finds(Cause.READ_STORE_EMPTIED, Severity.BROKEN, "accounts has lost all");
        desk.typesRunbook(Cause.READ_STORE_EMPTIED);
        own();
        desk.findsNoMore(Cause.READ_STORE_EMPTIED);
    }

    @Test
    @Provokes(Cause.READ_STORE_AHEAD)
    void theLogIsRestoredToAnEarlierTime() {
        var crm = Crm.at(owner.base());
        crm.signUp();
        var log = DatabaseCopy.of(PARTS.database());
        crm.signUp();
        owner.close();
        log.restore();
        desk.finds(Cause.READ_STORE_AHEAD, Severity.BROKEN, "accounts was built from a history");
        desk.typesRunbook(Cause.READ_STORE_AHEAD);
        own();
        desk.findsNoMore(Cause.READ_STORE_AHEAD);
    }

    @Test
    @Provokes(Cause.UNKNOWN_EVENT)
    void anOlderProcessMeetsAnEventThatItDoesNotKnow() {
        owner.close();
        var older = OwnServer.start(
                PARTS,
                beans -> beans.registerBean(OlderVersion.class),
                "--spring.profiles.active=" + OlderVersion.PROFILE);
        try {
            var meet = Meet.at(ASKED.base());
            var blocked = Person.in(meet);
            var list = SentBody.json("{\"user\":%d}".formatted(blocked.id()));
            Person.in(meet).client().put(Person.BLACKLIST, list);
            desk.finds(Cause.UNKNOWN_EVENT, Severity.BROKEN, "blacklists");
            desk.typesRunbook(Cause.UNKNOWN_EVENT);
            own();
            desk.finds(Cause.UNKNOWN_EVENT, Severity.LOOK, "blacklists");
        } finally {
            older.close();
        }
        desk.findsNoMore(Cause.UNKNOWN_EVENT);
    }

    private static OwnServer start() {
        var first = OwnServer.start(PARTS); // by itself the one that is asked would never be ready
        var asked =
                OwnServer.start(PARTS, true, "--rollcall.roles=web", "--spring.kafka.bootstrap-servers=127.0.0.1:1");
        first.close();
        return asked;
    }
}
