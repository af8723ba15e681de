// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What accounts that take no code cost, at a server where little is granted; each test comes from a network of its own,
 * which a trusted proxy names (issue 13).
 */
class AccountBudgetsIT {

    private static final String TOO_MANY = "{'response':429,'message':'Request was throttled.'}";
    private static final int BY_ADDRESS = 3;
    private static final int BY_NETWORK = 5;
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private static OwnServer server;

    private final int network = NETWORKS.incrementAndGet();

    @BeforeAll
    static void start() {
        server = OwnServer.startWithoutStream(
                Parts.unused(),
                true,
                "--rollcall.web.trusted-proxies=127.0.0.0/8",
                "--rollcall.limits.budgets.registration.address=" + BY_ADDRESS + "/365d",
                "--rollcall.limits.budgets.registration.network=" + BY_NETWORK + "/365d");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One connection made 93 accounts in ten seconds, each with budgets of its own. */
    @Test
    void anAddressMakesOnlySoManyAccountsAtTheChatDoor() {
        IntStream.range(0, BY_ADDRESS).forEach(n -> chat(1).signUp());
        refuses(chat(1).register(Chat.person()), TOO_MANY);
        refuses(crm(1).register(Crm.person()), THROTTLED);
        chat(2).signUp();
    }

    @Test
    void anAddressMakesOnlySoManyAccountsAtTheCrmDoor() {
        IntStream.range(0, BY_ADDRESS).forEach(n -> crm(1).signUp());
        refuses(crm(1).register(Crm.person()), THROTTLED);
        refuses(chat(1).register(Chat.person()), TOO_MANY);
    }

    @Test
    void aNetworkMakesOnlySoManyWhateverItsAddresses() {
        var made = IntStream.range(1, 20)
                .filter(address -> chat(address).register(Chat.person()).status() == 201)
                .count();
        assertThat(made).isEqualTo(BY_NETWORK);
    }

    /** Asked at once, before the first is counted. */
    @Test
    void thoseThatAreAskedAtOnceAreCounted() {
        var statuses = IntStream.range(0, 12)
                .parallel()
                .mapToObj(n -> crm(1).register(Crm.person()).status())
                .toList();
        assertThat(statuses).containsOnly(201, 429);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(BY_ADDRESS);
    }

    /** A client that is told that a name is taken has learnt of its owner. */
    @Test
    void beingToldThatANameIsTakenCostsOneToo() {
        var known = Crm.person();
        crm(1).register(known).is(201);
        crm(2).register(known).is(400);
        var chatter = Chat.person();
        chat(1).register(chatter).is(201);
        chat(2).register(chatter).is(409, Chat.CONFLICT);
        chat(2).register(chatter).is(409, Chat.CONFLICT);
        chat(2).register(chatter).is(429);
    }

    @Test
    void aFaultOfFormCostsNone() {
        for (var i = 0; i < 2 * BY_NETWORK; i++) {
            crm(1).register(Crm.person().put("password", "1")).is(400);
            crm(1).register(Crm.without(Crm.person(), "email", "number")).is(400);
            chat(1).register(Chat.person().put("password", "1")).is(400);
            chat(1).client().post(Chat.USERS, SentBody.json("{}")).is(400);
        }
        crm(1).register(Crm.person()).is(201);
    }

    private Crm crm(int address) {
        return new Crm(client(address));
    }

    private Chat chat(int address) {
        return new Chat(client(address));
    }

    private Client client(int address) {
        return Client.of(server.base()).with("X-Forwarded-For", "10.9.%d.%d".formatted(network, address));
    }

    private static void refuses(ReceivedAnswer answer, String body) {
        answer.is(429, body);
        assertThat(answer.header("Retry-After").map(Long::parseLong))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }
}
