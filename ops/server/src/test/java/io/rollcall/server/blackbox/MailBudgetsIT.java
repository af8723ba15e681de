// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many mails a client may have sent, and what it is told about others by asking for their names, at a server where
 * little is granted; each client comes from a network of its own, which a trusted proxy names (issue 13).
 */
class MailBudgetsIT {

    private static final String RESET = "/users/auth/password/reset/";
    private static final String CHAT_EMAIL = "/v1/users/email/";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int CHANGES = 2;
    private static final int LOOK_UPS = 4;
    private static final int TO_ONE = 3;
    private static final int BY_ADDRESS = 5;
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private static OwnServer server;

    private final Crm crm = new Crm(client());
    private final Crm.User user = crm.signUp();

    @BeforeAll
    static void start() {
        var settings = Stream.of(
                        "mail.user=" + CHANGES,
                        "mail.mail=" + TO_ONE,
                        "mail.address=" + BY_ADDRESS,
                        "wrong-mail-code.mail=" + TO_ONE,
                        "look-up.user=" + LOOK_UPS)
                .map(budget -> "--rollcall.limits.budgets." + budget + "/365d");
        server = OwnServer.start(
                Parts.unused(),
                true,
                Stream.of(
                                Stream.of(OwnServer.WITHOUT_STREAM),
                                Stream.of("--rollcall.web.trusted-proxies=127.0.0.0/8"),
                                settings)
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One account had 297 mails sent in ten seconds, each to somebody else. */
    @Test
    void aUserHasAnotherAddressOnlySoOften() {
        var addresses = Stream.generate(Crm::unusedEmail).limit(CHANGES + 1).toList();
        addresses
                .subList(0, CHANGES)
                .forEach(address -> change(user, email(address)).is(200));
        throttled(change(user, email(addresses.getLast())));
        assertThat(crm.profile(user).get("email").asString()).isEqualTo(addresses.get(CHANGES - 1));
        assertThat(outbox(addresses.getFirst())).isEqualTo(1);
        assertThat(outbox(addresses.getLast())).isZero();
        change(user, "{\"surname\":\"King\"}").is(200);
    }

    @Test
    void aClientHasOnlySoManyMailedWhoeverItIs() {
        var users = List.of(user, crm.signUp(), crm.signUp());
        var answers = users.stream()
                .flatMap(it -> IntStream.range(0, CHANGES).mapToObj(n -> change(it, email(Crm.unusedEmail()))))
                .map(ReceivedAnswer::status)
                .toList();
        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 429);
    }

    /** Nobody is mailed then. */
    @Test
    void anAddressThatIsTakenOrOnesOwnCostsNoMail() {
        var other = new Crm(client()).signUp();
        for (var i = 0; i < CHANGES + 1; i++) {
            change(user, email(other.email())).is(200);
            change(user, email(user.email().toUpperCase(Locale.ROOT))).is(200);
        }
        change(user, email(Crm.unusedEmail())).is(200);
    }

    @Test
    void askingForAddressesAndNumbersTellsOfSoManyOthers() {
        var others = Stream.generate(() -> new Crm(client()).signUp())
                .limit(LOOK_UPS / 2)
                .toList();
        for (var other : others) {
            assertThat(change(user, email(other.email())).is(200).text()).contains("Email already exists");
            assertThat(change(user, number(other.number())).is(200).text()).contains("Number already exists");
        }
        throttled(change(user, email(new Crm(client()).signUp().email())));
        throttled(change(user, number(Phones.unused())));
        change(user, number(user.number())).is(200); // what is one's own tells nothing
    }

    @Test
    void numbersThatNobodyHasAreLookedUpToo() {
        IntStream.range(0, LOOK_UPS)
                .forEach(n -> change(user, number(Phones.unused())).is(200));
        throttled(change(user, number(Phones.unused())));
    }

    /** Twelve requests from elsewhere kept a user from a code for an hour. */
    @Test
    void strangersKeepNobodyFromComingBackWhoHasSignedInFromThere() {
        IntStream.range(0, TO_ONE).forEach(n -> asked(client(), user.email()).is(200));
        throttled(asked(client(), user.email()));
        IntStream.range(0, TO_ONE)
                .forEach(n -> asked(crm.client(), user.email()).is(200));
        throttled(asked(crm.client(), user.email()));
        Soon.until(SOON, () -> outbox(user.email()) == 2 * TO_ONE);
    }

    @Test
    void anAddressThatNobodyHasIsCountedAsMuch() {
        var nobody = Crm.unusedEmail();
        IntStream.range(0, TO_ONE).forEach(n -> asked(client(), nobody).is(200));
        throttled(asked(client(), nobody));
        throttled(asked(crm.client(), nobody));
    }

    @Test
    void strangersKeepNobodyFromProvingAnAddress() {
        IntStream.range(0, TO_ONE).forEach(n -> asked(client(), user.email()).is(200));
        crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);
    }

    /** A user that registers with another one's address at one door has nothing of that user's at the other. */
    @Test
    void whoHasTheAddressAtAnotherDoorUsesUpTheirOwn() {
        var chat = new Chat(client());
        var owner = chat.signUp(Chat.person().put("email", user.email()));
        IntStream.range(0, TO_ONE)
                .forEach(n -> crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200));
        IntStream.range(0, TO_ONE)
                .forEach(n -> crm.as(user)
                        .post(Crm.ACCEPT_EMAIL, SentBody.json("{\"code\":1}"))
                        .is(400));
        throttled(crm.as(user).post(VERIFY_EMAIL, SentBody.none()));
        throttled(crm.as(user).post(Crm.ACCEPT_EMAIL, SentBody.json("{\"code\":1}")));
        chat.as(owner).post(CHAT_EMAIL, SentBody.none()).is(200);
        chat.as(owner).put(CHAT_EMAIL, SentBody.json("{\"code\":1}")).is(403);
    }

    private ReceivedAnswer change(Crm.User whose, String json) {
        return crm.change(whose, json);
    }

    private static ReceivedAnswer asked(Client client, String email) {
        return client.post(RESET, SentBody.json(email(email)));
    }

    private static int outbox(String address) {
        return new Meet(Client.of(server.base())).outbox(address).size();
    }

    private static String email(String email) {
        return "{\"email\":\"%s\"}".formatted(email);
    }

    private static String number(String number) {
        return "{\"number\":\"%s\"}".formatted(number);
    }

    /** Somebody in a network that nobody else is in. */
    private static Client client() {
        return Client.of(server.base()).with("X-Forwarded-For", "198.19.%d.7".formatted(NETWORKS.incrementAndGet()));
    }

    private static void throttled(ReceivedAnswer answer) {
        answer.is(429, THROTTLED);
        assertThat(answer.header("Retry-After").map(Long::parseLong))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
    }
}
