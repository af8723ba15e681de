// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.REGISTRATION;
import static io.rollcall.server.blackbox.Crm.person;
import static io.rollcall.server.blackbox.Crm.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C-1 to C-15: registration at the crm door. */
class RegistrationIT {

    private static final String EMAIL_TAKEN = "User with this Email already exists.";
    private static final String NUMBER_TAKEN = "User with this Number already exists.";
    private static final String REQUIRED = "This field is required.";

    private final Crm crm = Crm.at(Server.base());

    @Test
    void c01_registrationEchoesWhatWasSent() {
        var form = person();
        var answer = crm.register(form).is(201);
        assertThat(answer.json()).isEqualTo(without(form, "password"));
    }

    @Test
    void c02_thePasswordIsNotEchoed() {
        assertThat(crm.register(person()).is(201).text()).doesNotContain("password", PASSWORD);
    }

    @Test
    void c03_anEmailAloneIsEnough() {
        var form = without(person(), "number");
        assertThat(crm.register(form).is(201).json()).isEqualTo(without(form, "password"));
        var empty = without(person(), "number").putNull("number");
        assertThat(crm.register(empty).is(201).json()).isEqualTo(without(empty, "password", "number"));
    }

    @Test
    void c04_aNumberAloneIsEnough() {
        var form = without(person(), "email");
        assertThat(crm.register(form).is(201).json()).isEqualTo(without(form, "password"));
    }

    @Test
    void c05_oneOfThemIsNeeded() {
        crm.register(without(person(), "email", "number")).is(400, "detail", "Valid number or email not provided");
    }

    @Test
    void c06_allThatIsMissingIsToldAtOnce() {
        crm.register(without(person(), "surname", "name", "patronymic", "password"))
                .is(
                        400,
                        "{'surname':['%1$s'],'name':['%1$s'],'patronymic':['%1$s'],'password':['%1$s']}"
                                .formatted(REQUIRED));
        crm.register(without(person(), "surname")).refuses("surname", REQUIRED);
    }

    @Test
    void c07_theAddressIsOptional() {
        var form = without(person(), "address");
        var answer = crm.register(form).is(201).json();
        assertThat(answer.get("address").asString()).isEmpty();
        assertThat(crm.register(person().put("address", ""))
                        .is(201)
                        .json()
                        .get("address")
                        .asString())
                .isEmpty();
    }

    @Test
    void c08_aPasswordHasEightTo128Characters() {
        crm.register(person().put("password", "1234567"))
                .refuses("password", "Ensure this field has at least 8 characters.");
        crm.register(person().put("password", "x".repeat(129)))
                .refuses("password", "Ensure this field has no more than 128 characters.");
        crm.register(person().put("password", "x".repeat(128))).is(201);
    }

    @Test
    void c09_anEmailIsUniqueHoweverItIsWritten() {
        var form = person();
        crm.register(form).is(201);
        var email = form.get("email").asString();
        crm.register(person().put("email", email)).refuses("email", EMAIL_TAKEN);
        crm.register(person().put("email", email.toUpperCase(Locale.ROOT))).refuses("email", EMAIL_TAKEN);
        crm.register(person().put("email", email)
                        .put("number", form.get("number").asString()))
                .is(400, "{'email':['%s'],'number':['%s']}".formatted(EMAIL_TAKEN, NUMBER_TAKEN));
    }

    @Test
    void c09_aDomainIsTheSameInBothOfItsSpellings() {
        var name = Crm.unusedEmail().split("@")[0];
        var user = crm.signUp(person().put("email", name + "@m\u00fcnchen.example"));
        assertThat(user.email()).endsWith("@m\u00fcnchen.example");
        for (var spelling : List.of("xn--mnchen-3ya.example", "MU\u0308NCHEN.example", "m\u00fcnchen\uff0eexample")) {
            crm.logIn("email", name + "@" + spelling, Crm.PASSWORD).is(200);
            crm.register(person().put("email", name + "@" + spelling)).refuses("email", EMAIL_TAKEN);
        }
        crm.logIn("email", name + "@munchen.example", Crm.PASSWORD).is(401);
    }

    @Test
    void c09_ofThoseWhoWantAnEmailAtOnceOneGetsIt() {
        var email = Crm.unusedEmail();
        var statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> crm.register(person().put("email", email)).status())
                .toList();
        assertThat(statuses).containsOnly(201, 400).containsOnlyOnce(201);
    }

    @Test
    void c10_aNumberIsUniqueHoweverItIsWritten() {
        var form = person();
        crm.register(form).is(201);
        var number = form.get("number").asString();
        crm.register(person().put("number", number)).refuses("number", NUMBER_TAKEN);
        var written = number.substring(0, 2) + " " + number.substring(2, 5) + "-" + number.substring(5);
        crm.register(person().put("number", written)).refuses("number", NUMBER_TAKEN);
    }

    /** Nor does one that nobody has proven keep anybody from proving it. */
    @Test
    void c10_aProvenPhoneIsAnotherKindOfName() {
        var meet = Meet.at(Server.base());
        crm.register(person().put("number", meet.signUp().phone())).is(201);
        var unproven = person();
        crm.register(unproven).is(201);
        var phone = unproven.get("number").asString();
        meet.sendCode(phone).is(201, "{'is_new':true}");
        meet.signUp(phone, meet.outboxCode(phone)).is(201);
    }

    @Test
    void c11_aBadNumberIsRefused() {
        for (var number : new String[] {"89250741413", "+123", "+70000000000", "abc", "+7925074141a"}) {
            crm.register(person().put("number", number)).refuses("number", "The phone number entered is not valid.");
        }
    }

    @Test
    void c11_aNumberIsKeptInItsInternationalForm() {
        var number = Phones.unused();
        var written = number.substring(0, 2) + " (" + number.substring(2, 5) + ") " + number.substring(5);
        var answer = crm.register(person().put("number", written)).is(201).json();
        assertThat(answer.get("number").asString()).isEqualTo(number);
    }

    @Test
    void c12_whatCannotBeADomainIsRefused() {
        for (var bad : List.of("a@xn--a.de", "a@m\u00fcn chen.de", "a@a\u200db.de", "a@m\u00fcnchen", "\u00fc@b.de")) {
            crm.register(person().put("email", bad)).refuses("email", "Enter a valid email address.");
        }
    }

    @Test
    void c12_aBadEmailIsRefused() {
        for (var email : new String[] {"user", "user@", "@example.org", "user@example", "us er@example.org", "a@b@"}) {
            crm.register(person().put("email", email)).refuses("email", "Enter a valid email address.");
        }
    }

    @Test
    void c13_registrationDoesNotLogIn() {
        var answer = crm.register(person()).is(201);
        assertThat(answer.json().propertyNames()).doesNotContain("access", "refresh", "token");
        assertThat(answer.headerNames()).doesNotContain("set-cookie", "authorization");
    }

    @Test
    void c14_aRefusedRegistrationCreatesNothing() {
        var taken = person();
        crm.register(taken).is(201);
        var refused = person().put("number", taken.get("number").asString());
        crm.register(refused).is(400);
        var email = refused.get("email").asString();
        crm.logIn("email", email, PASSWORD).is(401);
        crm.register(person().put("email", email)).is(201);
    }

    @Test
    void c15_namesHaveAtMost150Characters() {
        var most = "Ensure this field has no more than 150 characters.";
        crm.register(person().put("surname", "x".repeat(151))).refuses("surname", most);
        crm.register(person().put("surname", "ё".repeat(150))).is(201);
    }

    @Test
    void whoeverRegistersIsNotAskedWhoTheyAre() {
        var outdated = crm.bearing("out.of.date");
        outdated.post(REGISTRATION, Crm.json(person())).is(201);
        outdated.get(REGISTRATION).is(405);
    }
}
