// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators ask of a server. */
class HealthIT {

    /** Kubernetes kills after 30 s. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    @Test
    void aServerOnItsPartsIsHealthy() {
        Client.of(Server.base()).get("/actuator/health").is(200);
    }

    @Test
    void aServerWithoutMongoSaysSoAndStopsInTime() throws IOException {
        var parts = Parts.unused();
        try (var mongo = Network.to(parts.mongoUri())) {
            var server = OwnServer.start(new Parts(parts.database(), mongo.through(parts.mongoUri()), parts.keyRing()));
            var meet = Meet.at(server.base());
            meet.signUp();
            mongo.cut();
            meet.signUp(); // gives the read models something that they cannot write
            meet.client().get("/actuator/health").is(503);
            assertThat(server.stop()).isLessThan(LONGEST_STOP);
        }
    }
}
