// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers tell browsers and caches, and what browsers may be made to send. */
class HeadersIT {

    private static final String FORBIDDEN = "{'detail':'You do not have permission to perform this action.'}";

    private final Client anybody = Client.of(Server.base());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/account/",
                "/api/users/",
                "/api/profile/",
                "/users/user/",
                "/v1/users/",
                "/v1/nothing/",
                "/nothing/",
                "/media/nothing",
                "/debug/outbox",
                "/actuator/health/readiness"
            })
    void noJsonIsKeptOrTakenForAnythingElseAtWhateverDoorAndWhateverItSays(String path) {
        for (var method : new String[] {"GET", "POST", "DELETE"}) {
            var answer = anybody.send(method, path, SentBody.none());
            assertThat(answer.header("Cache-Control")).as("%s", answer).contains("no-store");
            assertThat(answer.header("X-Content-Type-Options")).as("%s", answer).contains("nosniff");
        }
    }

    @Test
    void noAnswerToAWriteIsKeptEither() {
        var answer = anybody.post("/api/auth/code/", SentBody.form("phone", Phones.unused()))
                .is(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Wire.answer(Server.base(), "nonsense\r\n\r\n"))
                .contains("400")
                .containsIgnoringCase("cache-control: no-store")
                .contains("X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, no-cache",
        "/docs/swagger-ui-bundle.js, no-cache",
        "/openapi/meet.yaml, no-cache",
    })
    void whatIsTheSameForAllMayBeKept(String path, String caching) {
        var answer = anybody.get(path).is(200);
        assertThat(answer.header("Cache-Control")).contains(caching);
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void anImageMayBeKept() {
        var meet = Meet.at(Server.base());
        var ada = meet.signUp();
        var avatar =
                meet.as(ada).get("/api/account/").is(200).json().get("avatar").asString();
        var answer = anybody.get(avatar).is(200);
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("max-age");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void whatAnotherSiteHasABrowserSendWithItsCookieIsRefused() {
        var visitor = Visitor.loggedIn();
        var forged =
                anybody.with("Cookie", "sessionid=" + visitor.cookie().get()).with("Sec-Fetch-Site", "cross-site");
        var others = Visitor.loggedIn();
        var code = others.client()
                .with("Cookie", "sessionid=" + others.cookie().get())
                .get(Visitor.PROFILE)
                .is(200)
                .json();
        forged.post(
                        Visitor.PROFILE,
                        SentBody.form(
                                "invite_code", code.findValue("invite_code").asString()))
                .is(403, FORBIDDEN);
        forged.post(Visitor.ENTER_PHONE, SentBody.form("phone", Phones.unused()))
                .is(403, FORBIDDEN);
        forged.post(Visitor.ENTER_CODE, SentBody.form("verification_code", "0000"))
                .is(403, FORBIDDEN);
        forged.get(Visitor.PROFILE).is(200);
    }

    @Test
    void whatOurOwnPagesHaveABrowserSendIsServed() {
        for (var site : new String[] {"same-origin", "same-site", "none"}) {
            anybody.with("Sec-Fetch-Site", site)
                    .post(Visitor.ENTER_PHONE, SentBody.form("phone", Phones.unused()))
                    .is(200);
        }
        anybody.with("Origin", Server.base().toString())
                .post(Visitor.ENTER_PHONE, SentBody.form("phone", Phones.unused()))
                .is(200);
    }

    @Test
    void doorsThatNoBrowserShowsACookieToDoNotMind() {
        anybody.with("Sec-Fetch-Site", "cross-site")
                .post("/api/auth/code/", SentBody.form("phone", Phones.unused()))
                .is(201);
    }
}
