// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ORDER;
import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoCommand;
import io.rollcall.faults.MongoProxy;
import io.rollcall.faults.ReadModelStep;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** One read model does not get on, or one of its documents: all others do, and so does a restart. */
@ResourceLock("StandingReadModelIT") // its tests in turn
class StandingReadModelIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String FOLLOWERS = "/actuator/health/followers";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Fault NO_SPACE_LEFT = new Fault.Refusal(14031, "OutOfDiskSpace");
    private static final Fault TOO_LARGE = new Fault.Refusal(10334, "BSONObjectTooLarge");

    private final Parts parts = Parts.unused();
    private final MongoProxy mongo = MongoProxy.replicaSet(parts.mongoUri(), 1);

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void aReadModelThatStandsStillIsToldAnswers503AndKeepsNobodyElseDown() {
        Crm.User creator;
        JsonNode first;
        try (var server = start()) {
            var crm = Crm.at(server.base());
            creator = crm.signUp();
            first = place(crm, creator, "first").is(201).json();
            mongo.inject(StandingReadModelIT::writesOrders, NO_SPACE_LEFT, Integer.MAX_VALUE);
            place(crm, creator, "second").isNotNow();
            othersGoOn(server);
            var told = Soon.is(503, SOON, () -> crm.client().get(FOLLOWERS)).json();
            assertThat(told.at("/components/following/details/orders/error").asBoolean())
                    .isTrue();
            assertThat(told.at("/components/following/details/accounts/error").asBoolean())
                    .isFalse();
            crm.client().get(READINESS).is(200);
        }
        try (var server = start()) {
            var crm = Crm.at(server.base());
            var ready = Soon.is(200, SOON, () -> crm.client().get(READINESS)).json();
            assertThat(ready.at("/components/caughtUp/details/standingStill"))
                    .extracting(JsonNode::asString)
                    .containsExactly("orders");
            crm.as(creator).get(ORDER).isNotNow();
            place(crm, creator, "third").isNotNow();
            othersGoOn(server);

            mongo.heal();
            var all = Soon.is(200, SOON, () -> crm.as(creator).get(ORDER)).json();
            assertThat(all)
                    .extracting(order -> order.get("description").asString())
                    .containsExactly("first", "second", "third");
            assertThat(all.get(0)).isEqualTo(first);
            Soon.is(200, SOON, () -> crm.client().get(FOLLOWERS));
            crm.client().get(READINESS).is(200);
        }
    }

    @Test
    void aDocumentThatCannotBeWrittenIsParkedAndToldAndAllOthersGoOn() {
        try (var server = start()) {
            var crm = Crm.at(server.base());
            var creator = crm.signUp();
            var other = crm.signUp();
            var first = place(crm, creator, "first").is(201).json();
            mongo.inject(
                    command ->
                            writesOrders(command) && command.document().toJson().contains("too much"),
                    TOO_LARGE,
                    Integer.MAX_VALUE);
            place(crm, creator, "too much").is(404);
            place(crm, other, "something else").is(201);
            othersGoOn(server);

            assertThat(crm.as(creator).get(ORDER).is(200).json()).containsExactly(first);
            var told = crm.client().get(FOLLOWERS).is(503).json();
            assertThat(told.at("/components/documents/details/parked/orders").asInt())
                    .isEqualTo(1);
            assertThat(told.at("/components/following/status").asString()).isEqualTo("UP");
            crm.client().get(READINESS).is(200);
        }
    }

    private static void othersGoOn(OwnServer server) {
        var meet = Meet.at(server.base());
        var user = meet.signUp();
        for (var name : List.of("Clara", "Clare")) {
            var renamed = meet.as(user).patch(ACCOUNT, SentBody.json("{\"name\":\"%s\"}".formatted(name)));
            assertThat(renamed.is(200).json().get("name").asString()).isEqualTo(name);
            assertThat(meet.as(user).get(ACCOUNT).is(200).json().get("name").asString())
                    .isEqualTo(name);
        }
    }

    private static ReceivedAnswer place(Crm crm, Crm.User creator, String description) {
        return crm.as(creator).post(ORDER, SentBody.json("{\"description\":\"%s\"}".formatted(description)));
    }

    private static boolean writesOrders(MongoCommand command) {
        return ReadModelStep.BULK.test(command) && command.collection().endsWith("orders");
    }

    private OwnServer start() {
        var through = new Parts(parts.database(), mongo.uri(), parts.keyRing());
        return OwnServer.start(
                through,
                true,
                Stream.concat(Stream.of(OwnServer.WITHOUT_STREAM), Stream.of("--rollcall.readiness.patience=PT1S"))
                        .toArray(String[]::new));
    }
}
