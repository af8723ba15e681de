// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.challenged;
import static io.rollcall.server.blackbox.Crm.notValid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** C-33 to C-38, G-29 and decision 16: callers at the crm door, and what its tokens open elsewhere. */
class CrmAuthorizationIT {

    private static final String INVALID = "Token is invalid or expired";

    private final Crm crm = Crm.at(Server.base());
    private final Meet meet = Meet.at(Server.base());
    private final Crm.User user = crm.signUp();

    @Test
    void c33_aBearerOfAnAccessTokenComesIn() {
        authorized("Bearer " + user.access()).is(200);
        authorized("bearer " + user.access()).is(200);
    }

    @Test
    void c34_tokenIsAnotherWordForBearer() {
        authorized("Token " + user.access()).is(200);
    }

    @Test
    void c35_noCredentialsAreChallenged() {
        challenged(crm.client().get(USER), NOT_PROVIDED);
        challenged(authorized("Basic YTpi"), NOT_PROVIDED);
    }

    @Test
    void c36_garbageIsNotValid() {
        for (var garbage : new String[] {"garbage", "a.b.c", TokensIT.tampered(user.access()), "0".repeat(40)}) {
            notValid(authorized("Bearer " + garbage), INVALID);
            notValid(authorized("Token " + garbage), INVALID);
        }
    }

    @Test
    void c36_aTokenIsWrittenInOneWayOnly() {
        var token = user.access();
        var signature = token.lastIndexOf('.') + 1;
        for (var behind : new String[] {"!!!!", "=", ".", "%00", "~"}) {
            notValid(authorized("Bearer " + token + behind), INVALID);
        }
        var inside = token.substring(0, signature + 3) + "!" + token.substring(signature + 3);
        notValid(authorized("Bearer " + inside), INVALID);
        authorized("Bearer " + token).is(200);
    }

    @Test
    void c36_unsignedTokensAndOtherAlgorithmsAreNotValid() {
        var claims = user.access().split("\\.")[1];
        for (var header : new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"none\",\"typ\":\"JWT\"}"}) {
            notValid(authorized("Bearer " + base64(header) + "." + claims + "."), INVALID);
        }
        var signature = user.access().split("\\.")[2];
        for (var algorithm : new String[] {"HS384", "HS512", "RS256", "ES256", "hs256", "nOnE"}) {
            var header = new String(Base64.getUrlDecoder().decode(user.access().split("\\.")[0]))
                    .replace("HS256", algorithm);
            notValid(authorized("Bearer " + base64(header) + "." + claims + "." + signature), INVALID);
        }
    }

    @Test
    void c37_aRefreshTokenIsNoAccessToken() {
        notValid(authorized("Bearer " + user.refresh()), "Token has wrong type");
    }

    @Test
    void c38_aHeaderHasTwoWords() {
        for (var header : new String[] {"Bearer", "Bearer a b", "Token", "Token a b"}) {
            authorized(header)
                    .is(
                            401,
                            "{'detail':'Authorization header must contain two space-delimited values',"
                                    + "'code':'bad_authorization_header'}");
        }
    }

    @Test
    void g29_aMeetTokenOpensTheCrmDoor() {
        var other = meet.signUp();
        var profile = authorized("Token " + other.token()).is(200).json();
        assertThat(profile.get("id").asLong()).isEqualTo(other.userId());
        assertThat(profile.get("name").asString()).isEqualTo("Anna");
        assertThat(profile.get("number").isNull()).isTrue();
        assertThat(profile.get("surname").isNull()).isTrue();
    }

    /** A user that has come by the meet door may choose a password and come by the crm door from then on. */
    @Test
    void g29_aMeetUserMayChooseAPassword() {
        var other = meet.signUp();
        var email = Crm.unusedEmail();
        meet.as(other)
                .patch(USER, SentBody.json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Crm.PASSWORD)))
                .is(200);
        var access = crm.logIn("email", email, Crm.PASSWORD)
                .is(200)
                .json()
                .get("access")
                .asString();
        assertThat(crm.bearing(access).get(USER).is(200).json().get("id").asLong())
                .isEqualTo(other.userId());
    }

    @Test
    void decision16_anAccessTokenOpensTheMeetDoor() {
        var account = crm.as(user).get(Meet.ACCOUNT).is(200).json();
        assertThat(account.get("id")).isEqualTo(crm.profile(user).get("id"));
        assertThat(account.get("name").asString()).isEqualTo("Ada");
        assertThat(account.get("phone").isNull()).isTrue();
        assertThat(account.get("avatar").isNull()).isTrue();
    }

    @Test
    void decision16_anyOtherBearerCountsAsNoCredentials() {
        for (var token : new String[] {
            user.refresh(), TokensIT.tampered(user.access()), "x", meet.signUp().token()
        }) {
            crm.bearing(token).get(Meet.ACCOUNT).is(401, "detail", NOT_PROVIDED);
        }
    }

    private ReceivedAnswer authorized(String header) {
        return crm.client().with("Authorization", header).get(USER);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
