// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static io.rollcall.server.blackbox.Visitor.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Codes that strangers guess, ask for and use up, each from a network of their own, which a trusted proxy names. The
 * server has room for ten guesses of four digits by strangers.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock("CodeGuessingIT") // its tests share the budgets and the clock of the server
class CodeGuessingIT {

    private static final String AGAIN =
            "{'error':'Сейчас номер нужно подтвердить дважды: запросите ещё один код и введите его.'}";
    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final Parts PARTS = Parts.unused();
    private static OwnServer server;

    private final String phone = Phones.unused();

    @BeforeAll
    static void start() {
        server = OwnServer.start(
                PARTS,
                true,
                "--rollcall.roles=web,projection,policy",
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--rollcall.web.trusted-proxies=127.0.0.0/8",
                "--rollcall.limits.budgets.guess.all=100/365d",
                "--rollcall.limits.budgets.wrong-code.address=60/365d");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Before the others, while there is something left of the budget. */
    @Test
    @Order(3)
    void aRightCodeGivesBackNoMoreThanWrongOnesTook() {
        guess(4, victim());
        guess(4, victim());
        IntStream.range(0, 3).forEach(i -> {
            var owner = meet().signUp();
            var cookie = new AtomicReference<>("");
            var network = client();
            var anybody = new Visitor(network, cookie);
            var themselves = new Visitor(network.with("Authorization", "Token " + owner.token()), cookie);
            var code = anybody.codeFor(owner.phone());
            IntStream.range(0, 3)
                    .forEach(n -> themselves.enterCode(Visitor.wrong(code)).is(401)); // they pay nothing
            anybody.enterCode(code).is(200);
        });
        var victim = victim();
        guess(2, victim);
        var stranger = visitor();
        stranger.enterCode(stranger.codeFor(victim)).is(429, AGAIN);
    }

    /** What honest strangers mistype comes back. */
    @Test
    @Order(2)
    void aRightCodeGivesBackWhatWrongOnesTook() {
        IntStream.range(0, 6).forEach(i -> {
            var victim = victim();
            var stranger = visitor();
            var code = stranger.codeFor(victim);
            IntStream.range(0, 3)
                    .forEach(n -> stranger.enterCode(Visitor.wrong(code)).is(401));
            stranger.enterCode(code).is(200);
        });
    }

    /** Four guesses for each of many numbers took two accounts in two minutes. */
    @Test
    void guessesOverManyNumbersCountTogetherAndHonestPeopleComeInAllTheSame() {
        var owner = visitor();
        owner.logIn(phone);
        guess(4, phone);
        IntStream.range(0, 3).forEach(i -> guess(4, victim()));

        var stranger = visitor();
        assertThat(stranger.enterCode(stranger.codeFor(phone)).is(429, AGAIN).header("Retry-After"))
                .hasValue("1");
        stranger.enterCode(Visitor.wrong(stranger.codeFor(phone))).is(401);
        stranger.enterCode(stranger.codeFor(phone)).is(429, AGAIN); // two in a row, and not one of two
        stranger.enterCode(stranger.codeFor(phone)).is(200);

        owner.enterCode(owner.codeFor(phone)).is(200);
        stranger.enterCode(stranger.codeFor(phone)).is(200);
        visitor().logIn(Phones.unused());
    }

    @Test
    void atTheMeetDoorTwoCodesInARowAreWantedToo() {
        var owner = meet();
        owner.signUp(phone, owner.codeFor(phone)).is(201);
        IntStream.range(0, 3).forEach(i -> guess(4, victim()));
        var stranger = meet();
        stranger.signIn(phone, stranger.codeFor(phone))
                .is(429, "{'detail':'This number has to be confirmed twice now: ask for another code and enter it.'}");
        stranger.signIn(phone, stranger.codeFor(phone)).is(201);
        owner.signIn(phone, owner.codeFor(phone)).is(201);
    }

    @Test
    void afterTwentyWrongCodesANumberPausesForStrangersAndNotForItsOwner() {
        var owner = visitor();
        owner.logIn(phone);
        IntStream.range(0, 3).forEach(i -> guess(4, phone));
        meet().advanceClock("PT5M1S");
        IntStream.range(0, 2).forEach(i -> guess(4, phone));

        var stranger = visitor();
        var refused = stranger.enterCode(stranger.codeFor(phone)).is(429, THROTTLED);
        assertThat(refused.header("Retry-After").map(Long::valueOf).orElseThrow())
                .isBetween(1L, 60L);
        owner.enterCode(owner.codeFor(phone)).is(200);
        stranger.enterCode(Visitor.wrong(stranger.codeFor(phone))).is(401); // the owner's right one ended it
    }

    @Test
    @Order(1)
    void aStrangerWhoUsesTheirAttemptsUpKeepsNobodyOut() {
        var anna = meet();
        var code = anna.codeFor(phone);
        var visiting = visitor();
        var visitingCode = visiting.codeFor(phone);
        var attacker = meet();
        attacker.sendCodes(5, phone);
        attacker.sendCode(phone).is(429, Meet.THROTTLED);

        anna.signUp(phone, code).is(201);
        visiting.enterCode(visitingCode).is(200);
        attacker.sendCodes(5, phone);
        anna.signIn(phone, anna.codeFor(phone)).is(201);
    }

    /** Where the number knows them, and in another network. */
    @Test
    void aStrangerOfOneAddressKeepsAnOwnerOutNowhere() {
        var owner = meet();
        owner.signUp(phone, owner.codeFor(phone)).is(201);
        var stranger = meet();
        for (var round = 0; round < 4; round++) {
            stranger.sendCodes(5, phone);
            stranger.advanceClock("PT5M1S");
        }
        stranger.sendCode(phone).is(429, Meet.THROTTLED);
        owner.signIn(phone, owner.codeFor(phone)).is(201);
        var elsewhere = meet();
        elsewhere.codeFor(phone);
    }

    @Test
    void aClientWhoEntersTooManyWrongCodesWaitsAndOthersDoNot() {
        var guesser = meet();
        IntStream.range(0, 60).forEach(i -> guesser.signIn(phone, "12345").refuses("code", CODE_IS_INVALID));
        var refused = guesser.signIn(phone, "12345").is(429, Meet.THROTTLED);
        assertThat(refused.header("Retry-After").map(Long::valueOf).orElseThrow())
                .isPositive();
        meet().signIn(phone, "12345").refuses("code", CODE_IS_INVALID);

        var closed = server.context()
                .getBean(MeterRegistry.class)
                .counter("rollcall.limits.closed", "cost", "wrong-code", "dimension", "address");
        assertThat(closed.count()).isEqualTo(1);
        new LoggedEvents(PARTS.database()).awaitWith("limit.closed", "wrong-code", 1);
    }

    /** A number that an account holds. */
    private static String victim() {
        var victim = Phones.unused();
        visitor().logIn(victim);
        return victim;
    }

    /** So many wrong codes for a number, by a stranger. */
    private static void guess(int times, String phone) {
        var stranger = visitor();
        var code = stranger.codeFor(phone);
        IntStream.range(0, times)
                .forEach(i -> stranger.enterCode(Visitor.wrong(code)).is(401));
    }

    private static Visitor visitor() {
        return new Visitor(client(), new AtomicReference<>(""));
    }

    private static Meet meet() {
        return new Meet(client());
    }

    /** Somebody in a network that nobody else is in. */
    private static Client client() {
        return Client.of(server.base()).with("X-Forwarded-For", "198.18." + NETWORKS.incrementAndGet() + ".7");
    }
}
