// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.faults.Fault;
import io.rollcall.faults.MongoCommand;
import io.rollcall.faults.MongoProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A part of the server is away for a while: what it does not need goes on, the rest is 503, and nothing is lost. */
@ResourceLock("OutageIT") // its tests in turn
class OutageIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String FOLLOWERS = "/actuator/health/followers";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofSeconds(40);
    private static final Duration ENDLESS = Duration.ofMinutes(10);

    /** Fewer than there are read models. */
    private static final int CONNECTIONS = 12;

    private static final Parts PARTS = Parts.unused();
    private static final Network TO_POSTGRES = Network.to(PARTS.database().jdbcUrl());
    private static final Network TO_MONGO = Network.to(PARTS.mongoUri());
    private static final MongoProxy SET = MongoProxy.replicaSet(TO_MONGO.through(PARTS.mongoUri()), 1);
    private static final OwnServer SERVER = start();

    private final Meet meet = Meet.at(SERVER.base());
    private final Meet.User user = meet.signUp();

    @Test
    void withoutPostgresReadsGoOnAndWritesWait() {
        var avatar = account(user).json().get("avatar").asString();
        var phone = Phones.unused();
        try {
            TO_POSTGRES.cut();
            inParallel(
                    () -> meet.sendCode(phone).isNotNow(),
                    () -> meet.signIn(user.phone(), "12345").isNotNow(),
                    () -> rename("Nobody").isNotNow(),
                    () -> meet.client().get(avatar).isNotNow(),
                    () -> account(user),
                    () -> meet.client().get(READINESS).is(200));
        } finally {
            TO_POSTGRES.mend();
        }
        Soon.is(201, SOON, () -> meet.sendCode(phone));
        Soon.is(200, SOON, () -> rename("Clara"));
        assertThat(account(user).json().get("name").asString()).isEqualTo("Clara");
        meet.signIn(user.phone(), meet.codeFor(user.phone())).is(201);
        meet.client().get(avatar).is(200);
        Soon.is(200, SOON, () -> meet.client().get(FOLLOWERS));
    }

    /** As where too many processes share one PostgreSQL. */
    @Test
    void wherePostgresHasNoConnectionLeftReadsGoOnAndWritesWait() {
        var database = new Connections(PARTS.database());
        try {
            database.refuseAndEnd();
            inParallel(
                    () -> meet.sendCode(Phones.unused()).isNotNow(),
                    () -> rename("Nobody").isNotNow(),
                    () -> account(user),
                    () -> meet.client().get(READINESS).is(200));
        } finally {
            database.admit();
        }
        Soon.is(200, SOON, () -> rename("Emma"));
        assertThat(account(user).json().get("name").asString()).isEqualTo("Emma");
        Soon.is(200, SOON, () -> meet.client().get(FOLLOWERS));
    }

    @Test
    void withoutMongoWritesGoOnAndReadsWait() {
        Meet.User later;
        try {
            TO_MONGO.cut();
            later = meet.signUp();
            meet.as(later).get(ACCOUNT).isNotNow();
            var following = Soon.is(503, SOON, () -> meet.client().get(FOLLOWERS));
            var subscriptions = following.json().at("/components/following/details");
            assertThat(subscriptions.propertyNames()).contains("accounts", "credentials", "code-sending");
            assertThat(subscriptions.get("code-sending").get("error").asBoolean())
                    .isFalse();
            assertThat(subscriptions)
                    .anyMatch(subscription -> subscription.get("error").asBoolean()
                            && subscription.get("owned").asBoolean());
            assertThat(following.text()).doesNotContain("xception").doesNotContain(later.phone());
            meet.client().get(READINESS).is(200);
        } finally {
            TO_MONGO.mend();
        }
        var seen = Soon.is(200, SOON, () -> meet.as(later).get(ACCOUNT));
        assertThat(seen.json().get("phone").asString()).isEqualTo(later.phone());
        account(user);
        Soon.is(200, SOON, () -> meet.client().get(FOLLOWERS));
    }

    /** As on a primary that has lost the others: what it has it tells, and no write is ever confirmed. */
    @Test
    void withoutAMajorityReadsGoOn() {
        try {
            SET.inject(OutageIT::isWrite, new Fault.Delay(ENDLESS), Integer.MAX_VALUE);
            for (int time = 0; time < 5; time++) { // soon every subscription waits for what it has written
                rename("Dora").isNotNow();
                account(user);
            }
            meet.client().get(READINESS).is(200);
        } finally {
            SET.heal();
        }
        Soon.is(200, LATER, () -> meet.as(user).get(ACCOUNT), it -> it.text().contains("Dora"));
        Soon.is(200, LATER, () -> meet.client().get(FOLLOWERS));
    }

    private static boolean isWrite(MongoCommand command) {
        return command.name().equals("update") || command.name().equals("insert");
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
        SET.close();
        TO_POSTGRES.close();
        TO_MONGO.close();
    }

    private ReceivedAnswer account(Meet.User whose) {
        return meet.as(whose).get(ACCOUNT).is(200);
    }

    private ReceivedAnswer rename(String name) {
        return meet.as(user).patch(ACCOUNT, SentBody.json("{\"name\":\"%s\"}".formatted(name)));
    }

    private static void inParallel(Runnable... requests) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.of(requests)
                    .map(request -> CompletableFuture.runAsync(request, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        }
    }

    private static OwnServer start() {
        var database = PARTS.database();
        TO_MONGO.cut();
        var server = OwnServer.startUnready(new Parts(
                new Database(TO_POSTGRES.through(database.jdbcUrl()), database.user(), database.password()),
                SET.uri() + "&maxPoolSize=" + CONNECTIONS,
                PARTS.keyRing()));
        nothingIsAcknowledgedBeforeTheFirstReadModel(Meet.at(server.base()));
        return server;
    }

    /** The log is empty: there is nothing that would have to be built, and yet nobody could be let in. */
    private static void nothingIsAcknowledgedBeforeTheFirstReadModel(Meet meet) {
        meet.client().get(READINESS).is(503);
        meet.sendCode(Phones.unused()).isNotNow();
        meet.client().as("unknown").get(ACCOUNT).isNotNow();
        TO_MONGO.mend();
        Soon.is(200, SOON, () -> meet.client().get(READINESS));
        meet.as(meet.signUp()).get(ACCOUNT).is(200);
    }
}
