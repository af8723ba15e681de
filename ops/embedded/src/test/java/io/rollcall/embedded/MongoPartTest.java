// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MongoPartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void answersAPingOfTheDriver() {
        try (var part = MongoPart.start(0);
                var client = MongoClients.create(part.uri())) {
            var ping = client.getDatabase("rollcall").runCommand(new Document("ping", 1));
            assertThat(Mono.from(ping).block(PATIENCE)).containsEntry("ok", 1.0);
        }
    }

    @Test
    void aPortIsFreeAgainAfterClose() {
        var part = MongoPart.start(0);
        var port = Integer.parseInt(part.uri().replaceAll("\\D+127\\.0\\.0\\.1:(\\d+).*", "$1"));
        part.close();
        part.close();
        Ports.requireFree(port, "MongoDB");
    }

    @Test
    void aTakenPortIsRefusedByName() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> MongoPart.start(taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MongoDB");
        }
    }
}
