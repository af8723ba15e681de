// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The key that signs the crm door's tokens is changed while people are logged in. */
class SigningKeyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Every key is too old, and keys are looked after when a server starts. */
    private static final String AT_ONCE = "--rollcall.credential.signing-key-lifetime=PT0S";

    @Test
    void anotherSigningKeyLogsNobodyOut() {
        var parts = Parts.unused();
        Crm.User user;
        try (var server = OwnServer.start(parts)) {
            user = Crm.at(server.base()).signUp();
        }
        var more = Stream.concat(Stream.of(OwnServer.WITHOUT_STREAM), Stream.of(AT_ONCE));
        try (var server = OwnServer.start(parts, true, more.toArray(String[]::new))) {
            var crm = Crm.at(server.base());
            Soon.is(200, SOON, () -> crm.client().get("/actuator/health/readiness"));
            var pair = Soon.is(
                            200,
                            SOON,
                            () -> crm.refresh(user.refresh()),
                            answer ->
                                    !key(answer.json().get("access").asString()).equals(key(user.access())))
                    .json();
            crm.bearing(pair.get("access").asString()).get(USER).is(200);
            crm.as(user).get(USER).is(200);
            crm.as(user).get(Meet.ACCOUNT).is(200);
            crm.refresh(user.refresh()).is(200);
            crm.refresh(pair.get("refresh").asString()).is(200);
            crm.logIn("email", user.email(), PASSWORD).is(200);
        }
    }

    private static String key(String token) {
        var header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
        var key = ReceivedAnswer.expected(header).get("kid").asString();
        assertThat(key).isNotBlank();
        return key;
    }
}
