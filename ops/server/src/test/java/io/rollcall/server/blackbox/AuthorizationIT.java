// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.CODE;
import static io.rollcall.server.blackbox.Meet.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** G-11 to G-18: callers, and the form of answer that they ask for, at the meet door. */
class AuthorizationIT {

    private static final String NOBODY = "0".repeat(40);

    private final Meet meet = Meet.at(Server.base());

    @Test
    void g11_noCredentialsAreChallenged() {
        challenged(meet.client().get(ACCOUNT), "Authentication credentials were not provided.");
    }

    @Test
    void g12_anUnknownTokenIsInvalid() {
        challenged(meet.client().as(NOBODY).get(ACCOUNT), "Invalid token.");
        challenged(meet.client().as("short").get(ACCOUNT), "Invalid token.");
    }

    @Test
    void g13_aHeaderWithoutATokenIsInvalid() {
        challenged(authorized("Token"), "Invalid token header. No credentials provided.");
    }

    @Test
    void g14_aTokenWithSpacesIsInvalid() {
        challenged(authorized("Token a b"), "Invalid token header. Token string should not contain spaces.");
    }

    @Test
    void g15_theSchemeIsReadInAnyCase() {
        var token = meet.signUp().token();
        authorized("token " + token).is(200);
        authorized("TOKEN " + token).is(200);
    }

    @Test
    void g16_anotherSchemeCountsAsNoCredentials() {
        challenged(authorized("Bearer x"), "Authentication credentials were not provided.");
        challenged(authorized("Basic YTpi"), "Authentication credentials were not provided.");
    }

    @Test
    void g17_aBadTokenIsRefusedOnPublicPathsToo() {
        var client = meet.client().as(NOBODY);
        var phone = Phones.unused();
        challenged(client.post(CODE, SentBody.form("phone", phone)), "Invalid token.");
        challenged(client.post(USERS, SentBody.form("phone", phone, "code", "12345")), "Invalid token.");
    }

    @Test
    void g18_onlyJsonCanBeAskedFor() {
        var browser = meet.client().with("Accept", "text/html");
        browser.get(ACCOUNT).is(406, "detail", "Could not satisfy the request Accept header.");
        var anything = meet.client().with("Accept", "text/html, */*;q=0.1");
        anything.post(CODE, SentBody.form("phone", Phones.unused())).is(201, "{'is_new':true}");
    }

    private ReceivedAnswer authorized(String header) {
        return meet.client().with("Authorization", header).get(ACCOUNT);
    }

    private static void challenged(ReceivedAnswer answer, String sentence) {
        answer.is(401, "detail", sentence);
        assertThat(answer.header("WWW-Authenticate")).contains("Token");
    }
}
