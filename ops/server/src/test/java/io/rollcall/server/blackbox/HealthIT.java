// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators ask of a server. */
class HealthIT {

    /** Kubernetes kills after 30 s. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    @Test
    void aServerOnItsPartsIsHealthy() {
        Client.of(Server.base()).get("/actuator/health").is(200);
    }

    @Test
    void whoAsksFromThisMachineSeesHowEachFollowerAndEachLoopIs() {
        var operator = Client.of(Server.base());
        var subscriptions = operator.get("/actuator/health/followers").is(200);
        assertThat(subscriptions.text()).contains("position");
        assertThat(operator.get("/actuator/health").text()).contains("loops", "following");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                "/actuator/health/followers",
                "/actuator/health/followers/following",
                "/actuator/health/mongo",
                "/%61ctuator/health/followers",
                "/actuator/%68ealth/following"
            })
    void aStrangerSeesAStatusAndNothingElse(String path) {
        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
            var seen = Client.of(Server.base())
                    .with(header, "203.0.113.7")
                    .get(path)
                    .is(200);
            assertThat(seen.json()).isEqualTo(ReceivedAnswer.expected("{'status':'UP'}"));
        }
    }

    @Test
    void aStrangerDoesNotSeeWhatElseThereIsToAsk() {
        Client.of(Server.base()).with("Via", "1.1 proxy").get("/actuator").is(404);
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
