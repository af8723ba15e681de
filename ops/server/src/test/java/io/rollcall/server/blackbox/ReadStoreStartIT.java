// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.faults.MongoProxy;
import io.rollcall.server.ReadStore;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a start makes of a database that is not what it should be. */
class ReadStoreStartIT {

    private final Parts parts = Parts.unused();

    @Test
    void whatAnotherProgramHasThereStopsAStartAndStaysAndAPrefixKeepsOutOfItsWay() {
        try (var store = new ReadStore(parts.mongoUri())) {
            var theirs = List.of(new Document("_id", 1).append("total", 12));
            store.restore("orders", theirs);
            assertThatThrownBy(() -> OwnServer.start(parts))
                    .hasStackTraceContaining("orders is not Rollcall's")
                    .hasStackTraceContaining("StartRefused");
            assertThat(store.copy()).containsEntry("orders", theirs).hasSize(1);

            try (var server = OwnServer.start(parts, true, with("prefix=rollcall."))) {
                var meet = Meet.at(server.base());
                meet.as(meet.signUp()).get(ACCOUNT).is(200);
            }
            var after = store.copy();
            assertThat(after).containsEntry("orders", theirs).containsKeys("rollcall.orders", "rollcall.accounts");
            assertThat(after.keySet())
                    .filteredOn(name -> !name.startsWith("rollcall."))
                    .containsExactly("orders");
        }
    }

    /** It would never follow a failover. */
    @Test
    void oneHostOfAReplicaSetStopsAStartOutsideDebugMode() {
        try (var set = MongoProxy.replicaSet(parts.mongoUri(), 1)) {
            var oneHost = set.uri().replaceFirst("[?&]replicaSet=[^&]*", "");
            var through = new Parts(parts.database(), oneHost, parts.keyRing());
            assertThatThrownBy(() -> OwnServer.start(through, false, with("any-topology=false")))
                    .hasStackTraceContaining("names one host of it")
                    .hasStackTraceContaining("StartRefused");
        }
    }

    private static String[] with(String setting) {
        return Stream.concat(Stream.of(OwnServer.WITHOUT_STREAM), Stream.of("--rollcall.read-store." + setting))
                .toArray(String[]::new);
    }
}
