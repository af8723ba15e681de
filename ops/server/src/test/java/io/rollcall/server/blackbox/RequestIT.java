// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.CODE;
import static io.rollcall.server.blackbox.Meet.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** G-2 to G-7, G-20, G-21, G-25 and G-28: what requests and answers carry, at the meet door. */
class RequestIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void g02_jsonFormAndMultipartAreTaken() {
        var user = meet.signUp();
        var bodies = List.of(
                SentBody.json("{\"name\":\"Maria\"}"),
                SentBody.form("name", "Maria"),
                SentBody.multipart("name", "Maria").body());
        for (var body : bodies) {
            meet.as(user).patch(ACCOUNT, SentBody.json("{\"name\":\"Anna\"}")).is(200);
            var account = meet.as(user).patch(ACCOUNT, body).is(200).json();
            assertThat(account.get("name").asString()).isEqualTo("Maria");
        }
    }

    @Test
    void g02_alsoOnPutAndDelete() {
        for (var body : List.of(
                SentBody.json("{\"number\":7}"),
                SentBody.form("number", "7"),
                SentBody.multipart("number", "7").body())) {
            meet.client().put(Probe.PATH, body).is(200, "{'number':7}");
            meet.client().delete(Probe.PATH, body).is(204);
        }
    }

    @Test
    void g03_malformedJsonIsAParseError() {
        var error = "JSON parse error - ";
        post("not json").is(400, "detail", error + "Expecting value: line 1 column 1 (char 0)");
        post("{phone")
                .is(
                        400,
                        "detail",
                        error + "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)");
        assertThat(post("{\"phone\":000}").is(400).json().get("detail").asString())
                .startsWith(error);
    }

    @Test
    void g04_aBodyIsAnObject() {
        post("[1]").refuses("non_field_errors", "Invalid data. Expected a dictionary, but got list.");
        post("\"x\"").refuses("non_field_errors", "Invalid data. Expected a dictionary, but got str.");
    }

    @Test
    void g05_aNullBodyIsNoData() {
        post("null").refuses("non_field_errors", "No data provided");
    }

    @Test
    void g06_anEmptyBodyIsAnEmptyObject() {
        meet.client().post(CODE, SentBody.none()).refuses("phone", "This field is required.");
        post("").refuses("phone", "This field is required.");
    }

    @Test
    void g07_plainTextIsNotSupported() {
        meet.client()
                .post(CODE, SentBody.text("text/plain", "{}"))
                .is(415, "detail", "Unsupported media type \"text/plain\" in request.");
    }

    @Test
    void g20_noContentHasNeitherBodyNorType() {
        var answer = meet.client()
                .delete(Probe.PATH, SentBody.json("{\"number\":7}"))
                .is(204);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("Content-Type")).isEmpty();
    }

    @Test
    void g25_anIntegerIsANumberOrTheTextOfOne() {
        for (var number : List.of("7", "\"7\"", "\"7.0\"")) {
            meet.client()
                    .put(Probe.PATH, SentBody.json("{\"number\":%s}".formatted(number)))
                    .is(200, "{'number':7}");
        }
        for (var number : List.of("\"abc\"", "7.5", "true")) {
            meet.client()
                    .put(Probe.PATH, SentBody.json("{\"number\":%s}".formatted(number)))
                    .refuses("number", "A valid integer is required.");
        }
    }

    @Test
    void g21_unknownFieldsAreIgnored() {
        post("{\"phone\":\"%s\",\"colour\":[{}],\"is_new\":7}".formatted(Phones.unused()))
                .is(201, "{'is_new':true}");
    }

    @Test
    void g28_eachFieldNamesItsFirstFaultOnly() {
        meet.client()
                .post(USERS, SentBody.json("{\"phone\":\"\",\"code\":\"1\"}"))
                .is(400, """
                        {'phone':['This field may not be blank.'],
                         'code':['Ensure this field has at least 5 characters.']}""");
    }

    private ReceivedAnswer post(String json) {
        return meet.client().post(CODE, SentBody.json(json));
    }
}
