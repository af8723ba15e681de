// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Getting back in without a password, proving an address of the chat door, and what is told by mail (issue 13). */
class RecoveryIT {

    private static final String ASK = "/users/auth/password/reset/";
    private static final String RESET = "/users/auth/password/reset/confirm/";
    private static final String CHAT_PASSWORD = "/v1/auth/password/";
    private static final String CHAT_EMAIL = "/v1/users/email/";
    private static final String ON_ITS_WAY = "If this address has an account, a code is on its way to it";
    private static final String INVALID = "Invalid code or not exist";
    private static final String CHAT_INVALID = "{'response':403,'message':'" + INVALID + "'}";
    private static final String NEXT = "another one";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Crm crm = Crm.at(Server.base());
    private final Chat chat = Chat.at(Server.base());
    private final Meet meet = new Meet(Client.of(Server.base()));

    @Test
    void aMailedCodeGivesAnotherPassword() {
        var user = crm.signUp();
        var code = askedFor(user.email());
        reset(user.email(), code.toLowerCase(Locale.ROOT).replace("-", " "), NEXT)
                .is(200, "detail", "Password successfully changed");
        crm.logIn("email", user.email(), PASSWORD).is(401);
        crm.logIn("email", user.email(), NEXT).is(200);
        reset(user.email(), code, "yet another one").is(400, "detail", INVALID);
        Soon.until(SOON, () -> texts(user.email()).contains("password of your Rollcall account was changed"));
    }

    @Test
    void theAnswerDoesNotTellWhetherThereIsAnybody() {
        var nobody = Crm.unusedEmail();
        crm.client().post(ASK, email(nobody)).is(200, "detail", ON_ITS_WAY);
        crm.client().post(ASK, email("no address")).is(200, "detail", ON_ITS_WAY);
        reset(nobody, "7QK2M-9VXR4", NEXT).is(400, "detail", INVALID);
        askedFor(crm.signUp().email()); // which came later
        assertThat(meet.outbox(nobody)).isEmpty();
    }

    @Test
    void onlyTheLatestCodeIsGood() {
        var user = crm.signUp();
        var earlier = askedFor(user.email());
        crm.client().post(ASK, email(user.email().toUpperCase(Locale.ROOT))).is(200);
        Soon.until(SOON, () -> codes(user.email()).size() == 2);
        var later = codes(user.email()).get(1);
        reset(user.email(), earlier, NEXT).is(400, "detail", INVALID);
        reset(user.email(), "", NEXT).refuses("code", "This field may not be blank.");
        reset(user.email(), later, "password").refuses("password", "This password is too common.");
        reset(user.email(), later, NEXT).is(200);
    }

    @Test
    void anotherUsersCodeIsWorthNothing() {
        var user = crm.signUp();
        var other = crm.signUp();
        askedFor(user.email());
        reset(user.email(), askedFor(other.email()), NEXT).is(400, "detail", INVALID);
        crm.logIn("email", user.email(), PASSWORD).is(200);
    }

    /** Otherwise the owner of the mailbox of a mistyped address would have the account of a proven number. */
    @Test
    void anUnprovenAddressDoesNotGiveTheAccountOfAProvenNumber() {
        var user = meet.signUp();
        var email = Crm.unusedEmail();
        meet.as(user)
                .patch(USER, SentBody.json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)))
                .is(200);
        crm.client().post(ASK, email(email)).is(200, "detail", ON_ITS_WAY);
        askedFor(crm.signUp().email()); // which came later
        assertThat(codes(email)).isEmpty();
        meet.as(user).post(Crm.VERIFY_EMAIL, SentBody.none()).is(200);
        var code = codes(email).getLast();
        meet.as(user)
                .post(Crm.ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code)))
                .is(200);
        crm.client().post(ASK, email(email)).is(200);
        Soon.until(SOON, () -> codes(email).size() == 2);
        reset(email, codes(email).getLast(), NEXT).is(200);
        crm.logIn("email", email, NEXT).is(200);
    }

    @Test
    void aProvenAddressOfTheChatDoorLetsBackIn() {
        var user = chat.signUp();
        chat.client().post(CHAT_PASSWORD, email(user.email())).is(200, "{'response':200}");
        chat.as(user).post(CHAT_EMAIL, SentBody.none()).is(200, "{'response':200}");
        assertThat(codes(user.email())).as("the code that proves it").hasSize(1);
        var proof = codes(user.email()).getFirst();
        accept(user, wrong(proof)).is(403, CHAT_INVALID);
        accept(user, proof).is(200, "{'response':200}");
        chat.as(user).post(CHAT_EMAIL, SentBody.none()).is(200, "{'response':200,'message':'Already confirmed'}");
        chat.client().post(CHAT_PASSWORD, email(user.email())).is(200, "{'response':200}");
        Soon.until(SOON, () -> codes(user.email()).size() == 2);
        var code = codes(user.email()).getLast();
        chatReset(user.email(), "7QK2M-9VXR4", NEXT).is(403, CHAT_INVALID);
        chatReset(user.email(), code, "1")
                .is(
                        400,
                        "{'response':400,'message':'This password is too short. It must contain at least 8 characters.'}");
        chatReset(user.email(), code, NEXT).is(200, "{'response':200}");
        chat.logIn(user.accountName(), Chat.PASSWORD).is(403);
        chat.logIn(user.accountName(), NEXT).is(200);
    }

    @Test
    void whatIsNoAddressIsNotMailedTo() {
        var user = chat.signUp(Chat.person().put("email", "testemail" + System.nanoTime()));
        chat.as(user).post(CHAT_EMAIL, SentBody.none()).is(400, "{'response':400,'message':'No e-mail address'}");
        chat.client().post(CHAT_EMAIL, SentBody.none()).is(401, Chat.UNAUTHORIZED);
        chat.client().post(CHAT_PASSWORD, SentBody.json("{}")).is(400, Chat.BAD_JSON);
    }

    @Test
    void bothAddressesAreToldOfANewOne() {
        var user = crm.signUp();
        prove(user);
        var next = Crm.unusedEmail();
        crm.change(user, "{\"email\":\"%s\"}".formatted(next)).is(200);
        var told = "the e-mail address of your Rollcall account was changed";
        assertThat(texts(user.email())).contains(told).doesNotContain(next);
        assertThat(texts(next)).contains(told);
        crm.change(user, "{\"email\":\"%s\",\"surname\":\"King\"}".formatted(next.toUpperCase(Locale.ROOT)))
                .is(200); // the same
        assertThat(meet.outbox(next.toUpperCase(Locale.ROOT))).isEmpty();
        crm.change(user, "{\"password\":\"%s\"}".formatted(NEXT)).is(200);
        assertThat(texts(next.toUpperCase(Locale.ROOT))).contains("the password of your Rollcall account was changed");
    }

    /** It is anybody's: a mistyped one, or one that somebody is to be bothered at. */
    @Test
    void anAddressThatWasNeverProvenIsNotToldThatThereIsAnother() {
        var user = crm.signUp();
        var next = Crm.unusedEmail();
        crm.change(user, "{\"email\":\"%s\"}".formatted(next)).is(200);
        assertThat(texts(next)).contains("the e-mail address of your Rollcall account was changed");
        assertThat(meet.outbox(user.email())).isEmpty();
    }

    /** A user that changes an address all the time fills nobody's mailbox. */
    @Test
    void anAddressIsToldOnlySoOften() {
        var user = crm.signUp();
        var victim = Crm.unusedEmail();
        for (var i = 0; i < 14; i++) {
            crm.change(user, "{\"email\":\"%s\"}".formatted(victim)).is(200);
            crm.change(user, "{\"email\":\"%s\"}".formatted(user.email())).is(200);
        }
        assertThat(meet.outbox(victim)).hasSizeBetween(12, 13);
    }

    private void prove(Crm.User user) {
        crm.as(user).post(Crm.VERIFY_EMAIL, SentBody.none()).is(200);
        var code = codes(user.email()).getLast();
        crm.as(user)
                .post(Crm.ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code)))
                .is(200);
    }

    private String askedFor(String email) {
        var before = codes(email).size();
        crm.client().post(ASK, email(email)).is(200, "detail", ON_ITS_WAY);
        Soon.until(SOON, () -> codes(email).size() > before);
        var code = codes(email).getLast();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        return code;
    }

    private ReceivedAnswer reset(String email, String code, String password) {
        return crm.client().post(RESET, form(email, code, password));
    }

    private ReceivedAnswer chatReset(String email, String code, String password) {
        return chat.client().put(CHAT_PASSWORD, form(email, code, password));
    }

    private ReceivedAnswer accept(Chat.User user, String code) {
        return chat.as(user).put(CHAT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code)));
    }

    /** Those in the mails to this address, in their order. */
    private List<String> codes(String email) {
        return meet.outbox(email)
                .valueStream()
                .map(mail -> mail.get("code").asString())
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private String texts(String email) {
        return meet.outbox(email)
                .valueStream()
                .map(mail -> mail.get("text").asString())
                .collect(Collectors.joining());
    }

    private static String wrong(String code) {
        return code.substring(0, 5) + (code.charAt(5) - '0' + 1) % 10;
    }

    private static SentBody email(String email) {
        return Crm.json(JSON.createObjectNode().put("email", email));
    }

    private static SentBody form(String email, String code, String password) {
        JsonNode form =
                JSON.createObjectNode().put("email", email).put("code", code).put("password", password);
        return Crm.json(form);
    }
}
