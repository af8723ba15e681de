// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectChallenge;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credentials are taken where (G-29), and the answers to callers that leave while they are served. */
class CredentialResolversTest {

    private static final String NOT_PROVIDED = "Authentication credentials were not provided.";

    @ParameterizedTest
    @ValueSource(strings = {"Token good", "Token a.b.good", "Bearer a.b.good"})
    void anyDoorsCredentialOpensTheMeetDoor(String authorization) {
        assertThat(send("GET", "/api/account/", "Authorization", authorization).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignedTokenOfWhoHasLeftIsAnUnknownOne() {
        expectChallenge(send("GET", "/api/account/", "Authorization", "Token a.b.left"), "Invalid token.");
        expectChallenge(send("GET", "/api/account/", "Authorization", "Bearer a.b.left"), NOT_PROVIDED);
        expectChallenge(send("GET", "/api/left_visitor/", "Cookie", "sessionid=a.b.left"), NOT_PROVIDED);
    }

    @Test
    void whoLeavesMeanwhileHearsAtTheMeetDoorThatTheTokenIsInvalid() {
        var answer = send("GET", "/api/left/", "Authorization", TOKEN);
        expectChallenge(answer, "Invalid token.");
        isAsOfTheLog(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "a.b.good"})
    void whoLeavesMeanwhileHasNoSessionAtTheReferralDoor(String credential) {
        var answer = send("GET", "/api/left_visitor/", "Cookie", "sessionid=" + credential);
        expectChallenge(answer, NOT_PROVIDED);
        isAsOfTheLog(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.good", "Token good"})
    void whoLeavesMeanwhileIsNotFoundAtTheCrmDoor(String authorization) {
        var answer = send("GET", "/users/left/", "Authorization", authorization);
        expect(answer, 401, "{\"detail\":\"User not found\",\"code\":\"user_not_found\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"api\"");
        isAsOfTheLog(answer);
    }

    private static void isAsOfTheLog(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Rollcall-Position")).hasValue("31");
    }
}
