// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ACCEPT_EMAIL;
import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static io.rollcall.server.blackbox.Crm.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** C-51 and C-65 to C-76: confirming an e-mail address. */
class VerifyEmailIT {

    private static final String CONFIRMED = "Successfully confirmed";
    private static final String INVALID = "Invalid code or not exist";

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User user = crm.signUp();
    private final Client client = crm.as(user);

    @Test
    void c51_anotherEmailIsNotConfirmed() {
        accept(mailedCode()).is(200);
        var upper = user.email().replace("user", "USER");
        crm.change(user, "{\"email\":\"%s\",\"surname\":\"King\"}".formatted(upper))
                .is(200);
        assertThat(confirmed()).isTrue();
        var next = Crm.unusedEmail();
        crm.change(user, "{\"email\":\"%s\"}".formatted(next)).is(200);
        assertThat(confirmed()).isFalse();
        client.post(VERIFY_EMAIL, SentBody.none()).is(200);
        accept(mailTo(next).get("code").asString()).is(200);
        assertThat(confirmed()).isTrue();
        crm.change(user, "{\"number\":\"%s\"}".formatted(Phones.unused())).is(200);
        assertThat(crm.profile(user).get("confirmed_number").asBoolean()).isFalse();
    }

    @Test
    void c51_anAddressThatComesBackIsNotConfirmedAnyMore() {
        accept(mailedCode()).is(200);
        for (var email : new String[] {Crm.unusedEmail(), user.email()}) {
            crm.change(user, "{\"email\":\"%s\"}".formatted(email)).is(200);
        }
        assertThat(confirmed()).isFalse();
        accept(mailedCode()).is(200);
        assertThat(confirmed()).isTrue();
    }

    @Test
    void c65_aCodeOfSixDigitsIsMailed() {
        var answer = client.post(VERIFY_EMAIL, SentBody.none()).is(200);
        assertThat(answer.text()).isEmpty();
        var mail = mailTo(user.email());
        assertThat(mail.get("kind").asString()).isEqualTo("mail");
        assertThat(mail.get("to").asString()).isEqualTo(user.email());
        assertThat(mail.get("code").asString()).matches("[1-9][0-9]{5}");
        assertThat(mail.get("text").asString()).contains(mail.get("code").asString(), "Hello");
    }

    @Test
    void c65_theMailIsInTheLanguageThatIsAskedFor() {
        assertThat(mailIn("ru-RU,ru;q=0.9,en;q=0.8")).contains("Здравствуйте");
        assertThat(mailIn("de,en-GB;q=0.5,ru;q=0.1")).contains("Hello");
        assertThat(mailIn("de")).contains("Hello");
        assertThat(mailIn(";;;")).contains("Hello");
    }

    @Test
    void c66_nobodyComesInWithoutAToken() {
        challenged(crm.client().post(VERIFY_EMAIL, SentBody.none()), NOT_PROVIDED);
        challenged(crm.client().post(ACCEPT_EMAIL, SentBody.json("{\"code\":123456}")), NOT_PROVIDED);
    }

    @Test
    void c67_theRightCodeConfirms() {
        accept(mailedCode()).is(200, "detail", CONFIRMED);
        assertThat(confirmed()).isTrue();
    }

    @Test
    void c68_aCodeIsANumberOrAString() {
        client.post(ACCEPT_EMAIL, SentBody.json("{\"code\":\"%s\"}".formatted(mailedCode())))
                .is(200, "detail", CONFIRMED);
        var other = crm.signUp();
        var byForm = crm.as(other);
        byForm.post(VERIFY_EMAIL, SentBody.none()).is(200);
        byForm.post(
                        ACCEPT_EMAIL,
                        SentBody.form("code", mailTo(other.email()).get("code").asString()))
                .is(200);
    }

    @Test
    void c69_aWrongCodeConfirmsNothing() {
        var code = mailedCode();
        accept(wrong(code)).is(400, "detail", INVALID);
        assertThat(confirmed()).isFalse();
        accept(code).is(200);
    }

    @Test
    void c69_afterTenWrongCodesTheRightOneIsWorthNothing() {
        var code = mailedCode();
        IntStream.range(0, 10).forEach(i -> accept(wrong(code)).is(400, "detail", INVALID));
        accept(code).is(400, "detail", INVALID);
        accept(mailedCode()).is(200);
    }

    @Test
    void c70_anothersCodeConfirmsNothing() {
        mailedCode();
        var other = crm.signUp();
        crm.as(other).post(VERIFY_EMAIL, SentBody.none()).is(200);
        var theirs = mailTo(other.email()).get("code").asString();
        accept(theirs).is(400, "detail", INVALID);
        crm.as(other)
                .post(ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(theirs)))
                .is(200);
    }

    @Test
    void c71_aCodeWorksOnce() {
        var code = mailedCode();
        accept(code).is(200);
        accept(code).is(400, "detail", INVALID);
    }

    @Test
    void c72_anotherCodeReplacesTheEarlierOne() {
        var earlier = mailedCode();
        var later = mailedCode();
        accept(earlier).is(400, "detail", INVALID);
        accept(later).is(200);
    }

    @Test
    void c73_aConfirmedAddressNeedsNoCode() {
        accept(mailedCode()).is(200);
        client.post(VERIFY_EMAIL, SentBody.none()).is(200, "detail", "Already confirmed");
        assertThat(mailsTo(user.email())).hasSize(1);
    }

    @Test
    void c74_aCodeIsNeeded() {
        client.post(ACCEPT_EMAIL, SentBody.json("{}")).refuses("code", "This field is required.");
    }

    @Test
    void c75_anAddressIsNeeded() {
        var form = Crm.without(Crm.person(), "email");
        crm.register(form).is(201);
        var pair =
                crm.logIn("number", form.get("number").asString(), Crm.PASSWORD).is(200);
        crm.bearing(pair.json().get("access").asString())
                .post(VERIFY_EMAIL, SentBody.none())
                .is(400, "detail", "Email not provided");
    }

    @Test
    void c76_leadingZerosAreNoJson() {
        var answer =
                client.post(ACCEPT_EMAIL, SentBody.json("{\"code\": 000000}")).is(400);
        assertThat(answer.json().get("detail").asString())
                .startsWith("JSON parse error - Expecting ',' delimiter: line 1 column ");
    }

    @Test
    void nobodyIsFloodedWithMails() {
        IntStream.range(0, 10)
                .forEach(i -> client.post(VERIFY_EMAIL, SentBody.none()).is(200));
        client.post(VERIFY_EMAIL, SentBody.none()).is(429, Meet.THROTTLED);
        assertThat(mailsTo(user.email())).hasSize(10);
    }

    private String mailedCode() {
        client.post(VERIFY_EMAIL, SentBody.none()).is(200);
        return mailTo(user.email()).get("code").asString();
    }

    private ReceivedAnswer accept(String code) {
        return client.post(ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code)));
    }

    private boolean confirmed() {
        return crm.profile(user).get("confirmed_email").asBoolean();
    }

    private String mailIn(String languages) {
        client.with("Accept-Language", languages)
                .post(VERIFY_EMAIL, SentBody.none())
                .is(200);
        return mailTo(user.email()).get("text").asString();
    }

    private JsonNode mailTo(String address) {
        var mails = mailsTo(address);
        assertThat(mails).as("mails to %s", address).isNotEmpty();
        return mails.get(mails.size() - 1);
    }

    private JsonNode mailsTo(String address) {
        return new Meet(crm.client()).outbox(address);
    }

    private static String wrong(String code) {
        return code.substring(0, 5) + (code.charAt(5) - '0' + 1) % 10;
    }
}
