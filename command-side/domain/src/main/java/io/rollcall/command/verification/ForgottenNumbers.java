// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.privacy.IdentifierExpiry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Forgets the numbers that nobody has claimed and no address book holds, and from where they were asked for. The number
 * itself decides; after a crash between its decision and the end of its key, the next round asks again. Several
 * processes may do so at once.
 */
final class ForgottenNumbers {

    private static final int PAGE = 200;

    private final IdentifierExpiry expiry;
    private final NumberErasure erasure;
    private final NumberClients clients;
    private final Clock clock;

    ForgottenNumbers(IdentifierExpiry expiry, NumberErasure erasure, NumberClients clients, Clock clock) {
        this.expiry = expiry;
        this.erasure = erasure;
        this.clients = clients;
        this.clock = clock;
    }

    /** Forgets all that are due; it is asked again and again. */
    void look(Heartbeat heart) {
        clients.removeExpired();
        var now = clock.instant();
        var due = due(now);
        while (!due.isEmpty()) {
            erasure.forget(due, now);
            heart.beat();
            due = due.size() < PAGE ? List.of() : due(now);
        }
    }

    private List<UUID> due(Instant now) {
        return expiry.due(Numbers.KIND, now, PAGE);
    }
}
