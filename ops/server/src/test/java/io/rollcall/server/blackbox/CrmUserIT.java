// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.challenged;
import static io.rollcall.server.blackbox.Crm.person;
import static io.rollcall.server.blackbox.Crm.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** C-40 to C-55, C-59 and C-60: the own profile, read and changed. */
class CrmUserIT {

    private static final String NOTHING = "{'success':{},'error':{}}";

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User user = crm.signUp();

    @Test
    void c40_theProfileHasTheDocumentedKeys() {
        var profile = profile();
        assertThat(profile.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "surname",
                        "name",
                        "patronymic",
                        "address",
                        "email",
                        "number",
                        "confirmed_email",
                        "confirmed_number",
                        "created_at",
                        "updated_at");
        assertThat(profile.get("surname").asString()).isEqualTo("Lovelace");
        assertThat(profile.get("name").asString()).isEqualTo("Ada");
        assertThat(profile.get("patronymic").asString()).isEqualTo("Georgievna");
        assertThat(profile.get("address").asString()).isEqualTo("12 St James's Square");
        assertThat(profile.get("email").asString()).isEqualTo(user.email());
        assertThat(profile.get("number").asString()).isEqualTo(user.number());
    }

    @Test
    void c41_nothingIsConfirmedAtFirst() {
        assertThat(profile().get("confirmed_email")).isEqualTo(ReceivedAnswer.expected("false"));
        assertThat(profile().get("confirmed_number")).isEqualTo(ReceivedAnswer.expected("false"));
    }

    @Test
    void c42_timesAreIso8601InUtc() {
        for (var time : new String[] {"created_at", "updated_at"}) {
            var text = profile().get(time).asString();
            assertThat(text).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
            assertThat(Duration.between(Instant.parse(text), Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(15));
        }
    }

    @Test
    void c43_whatWasNotGivenIsNull() {
        var byNumber = without(person(), "email");
        assertThat(profileAfter(byNumber, "number").get("email").isNull()).isTrue();
        var byEmail = without(person(), "number");
        assertThat(profileAfter(byEmail, "email").get("number").isNull()).isTrue();
    }

    @Test
    void c44_theSurnameCanBeChanged() {
        change("{\"surname\":\"X2\"}").is(200, "{'success':{'Surname':'Surname successfully changed'},'error':{}}");
        assertThat(profile().get("surname").asString()).isEqualTo("X2");
    }

    @Test
    void c45_allSevenCanBeChangedAtOnce() {
        var next =
                person().put("password", "another one").put("surname", "King").put("name", "Augusta");
        var answer = crm.as(user).patch(USER, Crm.json(next)).is(200).json();
        assertThat(answer.get("error")).isEmpty();
        assertThat(answer.get("success").propertyNames())
                .containsExactly("Surname", "Name", "Patronymic", "Address", "Email", "Number", "Password");
        answer.get("success")
                .properties()
                .forEach(entry ->
                        assertThat(entry.getValue().asString()).isEqualTo(entry.getKey() + " successfully changed"));
        for (var field : new String[] {"surname", "name", "patronymic", "address", "email", "number"}) {
            assertThat(profile().get(field)).as(field).isEqualTo(next.get(field));
        }
        crm.logIn("number", next.get("number").asString(), "another one").is(200);
    }

    @Test
    void c46_nothingIsChangedByNothing() {
        var before = profile();
        change("{}").is(200, NOTHING);
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void c47_namesAreNeitherTooShortNorTooLong() {
        var before = profile();
        for (var field : new String[] {"surname", "name", "patronymic", "address"}) {
            var name = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
            for (var value : new String[] {"x", "x".repeat(151), ""}) {
                change("{\"%s\":\"%s\"}".formatted(field, value))
                        .is(200, "{'success':{},'error':{'%1$s':'%1$s is too short or too long'}}".formatted(name));
            }
        }
        assertThat(profile()).isEqualTo(before);
        change("{\"surname\":\"%s\"}".formatted("x".repeat(150))).is(200);
        assertThat(profile().get("surname").asString()).hasSize(150);
    }

    @Test
    void c48_theGoodIsChangedAndTheBadIsNot() {
        change("{\"surname\":\"King\",\"name\":\"x\"}")
                .is(
                        200,
                        "{'success':{'Surname':'Surname successfully changed'},"
                                + "'error':{'Name':'Name is too short or too long'}}");
        assertThat(profile().get("surname").asString()).isEqualTo("King");
        assertThat(profile().get("name").asString()).isEqualTo("Ada");
    }

    @Test
    void c49_badFormatsAreErrors() {
        var before = profile();
        error("email", "nothing", "Email", "Wrong email format");
        error("number", "123", "Number", "Wrong number format");
        error("password", "1234567", "Password", "Wrong password format");
        error("password", "x".repeat(129), "Password", "Wrong password format");
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void c50_anothersLoginNamesCannotBeHad() {
        var before = profile();
        var other = crm.signUp();
        error("email", other.email(), "Email", "User with this Email already exists.");
        error("number", other.number(), "Number", "User with this Number already exists.");
        assertThat(profile()).isEqualTo(before);
        change("{\"email\":\"%s\",\"surname\":\"King\"}".formatted(other.email()))
                .is(
                        200,
                        "{'success':{'Surname':'Surname successfully changed'},"
                                + "'error':{'Email':'User with this Email already exists.'}}");
        crm.logIn("email", user.email(), PASSWORD).is(200);
    }

    @Test
    void c50_onesOwnLoginNameIsNobodyElses() {
        change("{\"email\":\"%s\"}".formatted(user.email().toUpperCase(Locale.ROOT)))
                .is(200, "{'success':{'Email':'Email successfully changed'},'error':{}}");
        assertThat(profile().get("email").asString()).isEqualTo(user.email().toUpperCase(Locale.ROOT));
        crm.logIn("email", user.email(), PASSWORD).is(200);
    }

    @Test
    void c52_anotherPasswordIsTheOnlyOne() {
        change("{\"password\":\"another one\"}").is(200);
        crm.logIn("email", user.email(), PASSWORD).is(401);
        crm.logIn("email", user.email(), "another one").is(200);
        crm.as(user).get(USER).is(200);
    }

    @Test
    void c53_anotherEmailIsTheOnlyOne() {
        var next = Crm.unusedEmail();
        change("{\"email\":\"%s\"}".formatted(next)).is(200);
        crm.logIn("email", user.email(), PASSWORD).is(401);
        crm.logIn("email", next, PASSWORD).is(200);
        crm.register(person().put("email", user.email())).is(201);
    }

    @Test
    void c54_aChangeMovesUpdatedAt() {
        var before = profile();
        for (var change : new String[] {"{\"surname\":\"King\"}", "{\"password\":\"another one\"}"}) {
            var earlier = Instant.parse(profile().get("updated_at").asString());
            change(change).is(200);
            var after = profile();
            assertThat(Instant.parse(after.get("updated_at").asString())).isAfter(earlier);
            assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
        }
    }

    @Test
    void c55_unknownFieldsAreIgnored() {
        var before = profile();
        change("{\"id\":1,\"confirmed_email\":true,\"created_at\":\"now\"}").is(200, NOTHING);
        assertThat(profile()).isEqualTo(before);
    }

    @Test
    void c59_nobodyComesInWithoutAToken() {
        challenged(crm.client().get(USER), NOT_PROVIDED);
        challenged(crm.client().patch(USER, SentBody.json("{}")), NOT_PROVIDED);
        challenged(crm.client().delete(USER, SentBody.none()), NOT_PROVIDED);
    }

    @Test
    void c60_thereIsNoPutAndNoPost() {
        crm.as(user).put(USER, SentBody.json("{}")).is(405, "detail", "Method \"PUT\" not allowed.");
        crm.as(user).post(USER, SentBody.json("{}")).is(405, "detail", "Method \"POST\" not allowed.");
    }

    private JsonNode profile() {
        return crm.profile(user);
    }

    private ReceivedAnswer change(String json) {
        return crm.change(user, json);
    }

    private void error(String field, String value, String name, String text) {
        change("{\"%s\":\"%s\"}".formatted(field, value))
                .is(200, "{'success':{},'error':{'%s':'%s'}}".formatted(name, text));
    }

    private JsonNode profileAfter(tools.jackson.databind.node.ObjectNode form, String kind) {
        crm.register(form).is(201);
        var access = crm.logIn(kind, form.get(kind).asString(), PASSWORD)
                .is(200)
                .json()
                .get("access")
                .asString();
        return crm.bearing(access).get(USER).is(200).json();
    }
}
