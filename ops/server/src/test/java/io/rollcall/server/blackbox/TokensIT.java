// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.TOKEN;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** C-16 to C-31: tokens of the crm door. */
class TokensIT {

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User user = crm.signUp();

    @Test
    void c16_emailAndPasswordGiveAPair() {
        assertPair(crm.logIn("email", user.email(), PASSWORD));
        assertPair(crm.logIn("email", user.email().toUpperCase(Locale.ROOT), PASSWORD));
    }

    @Test
    void c17_numberAndPasswordGiveAPair() {
        assertPair(crm.logIn("number", user.number(), PASSWORD));
        assertPair(crm.client().post(TOKEN, SentBody.form("number", user.number(), "password", PASSWORD)));
    }

    @Test
    void c18_expiredAtIsSeconds() {
        var expiry = crm.logIn("email", user.email(), PASSWORD).is(200).json().get("expired_at");
        assertThat(expiry.isIntegralNumber()).isTrue();
        assertThat(expiry.asLong()).isEqualTo(900);
    }

    @Test
    void c19_tokensAreSignedWithHs256() {
        var pair = crm.logIn("email", user.email(), PASSWORD).is(200).json();
        var id = crm.profile(user).get("id").asLong();
        for (var type : new String[] {"access", "refresh"}) {
            var parts = pair.get(type).asString().split("\\.");
            assertThat(parts).hasSize(3);
            assertThat(decoded(parts[0]).get("alg").asString()).isEqualTo("HS256");
            assertThat(decoded(parts[0]).get("kid").asString()).isNotBlank();
            var claims = decoded(parts[1]);
            assertThat(claims.propertyNames()).containsExactlyInAnyOrder("token_type", "exp", "iat", "jti", "user_id");
            assertThat(claims.get("token_type").asString()).isEqualTo(type);
            assertThat(claims.get("user_id").asLong()).isEqualTo(id);
            var lifetime = claims.get("exp").asLong() - claims.get("iat").asLong();
            assertThat(lifetime).isEqualTo(type.equals("access") ? 900 : 30 * 24 * 3600);
        }
    }

    @Test
    void c20_aWrongPasswordIsUnknown() {
        challenged(crm.logIn("email", user.email(), "user1user2"), Crm.UNKNOWN);
        challenged(crm.logIn("number", user.number(), "user1user2"), Crm.UNKNOWN);
    }

    @Test
    void c21_anUnknownNameIsAnsweredTheSame() {
        challenged(crm.logIn("email", Crm.unusedEmail(), PASSWORD), Crm.UNKNOWN);
        challenged(crm.logIn("number", Phones.unused(), PASSWORD), Crm.UNKNOWN);
        challenged(crm.logIn("number", "no number", PASSWORD), Crm.UNKNOWN);
        challenged(crm.logIn("number", user.email(), PASSWORD), Crm.UNKNOWN);
    }

    @Test
    void c22_aPasswordIsNeeded() {
        crm.client()
                .post(TOKEN, SentBody.json("{\"email\":\"%s\"}".formatted(user.email())))
                .refuses("password", "This field is required.");
    }

    @Test
    void c23_aNameIsNeeded() {
        crm.client()
                .post(TOKEN, SentBody.json("{\"password\":\"%s\"}".formatted(PASSWORD)))
                .refuses("number", "This field is required.");
    }

    @Test
    void c24_ofBothNamesTheEmailDecides() {
        var other = crm.signUp(Crm.person().put("password", "another one"));
        var both = "{\"email\":\"%s\",\"number\":\"%s\",\"password\":\"%s\"}";
        var answer = crm.client().post(TOKEN, SentBody.json(both.formatted(user.email(), other.number(), PASSWORD)));
        assertThat(owner(answer)).isEqualTo(user.email());
        crm.client()
                .post(TOKEN, SentBody.json(both.formatted(user.email(), other.number(), "another one")))
                .is(401);
    }

    @Test
    void c25_oneMayLogInAgain() {
        crm.logIn("email", user.email(), PASSWORD).is(200);
        crm.logIn("email", user.email(), PASSWORD).is(200);
        crm.as(user).get(USER).is(200);
    }

    @Test
    void c26_aRefreshTokenGivesANewPair() {
        var pair = assertPair(crm.refresh(user.refresh()));
        crm.bearing(pair.get("access").asString()).get(USER).is(200);
        assertPair(crm.refresh(pair.get("refresh").asString()));
    }

    @Test
    void c27_withAndWithoutTheSlash() {
        var body = SentBody.json("{\"refresh\":\"%s\"}".formatted(user.refresh()));
        assertPair(crm.client().post("/users/auth/token/refresh", body));
        assertPair(crm.client().post("/users/auth/token/refresh/", body));
    }

    @Test
    void c28_aRefreshTokenIsNeeded() {
        crm.client().post(Crm.REFRESH, SentBody.json("{}")).refuses("refresh", "This field is required.");
    }

    @Test
    void c29_garbageIsNoRefreshToken() {
        for (var garbage : new String[] {"garbage", "a.b.c", tampered(user.refresh()), "..", "e30.e30."}) {
            refused(crm.refresh(garbage), "Token is invalid or expired");
        }
    }

    @Test
    void c30_anAccessTokenIsNoRefreshToken() {
        refused(crm.refresh(user.access()), "Token has wrong type");
    }

    @Test
    void c31_theOldRefreshTokenGoesOnToWork() {
        crm.refresh(user.refresh()).is(200);
        crm.refresh(user.refresh()).is(200);
    }

    /** A client sends its expired access token along and gets another. */
    @Test
    void anOutdatedAccessTokenDoesNotHinderARefresh() {
        var body = SentBody.json("{\"refresh\":\"%s\"}".formatted(user.refresh()));
        assertPair(crm.bearing("out.of.date").post(Crm.REFRESH, body));
    }

    private String owner(ReceivedAnswer answer) {
        var access = assertPair(answer).get("access").asString();
        return crm.bearing(access).get(USER).is(200).json().get("email").asString();
    }

    private static JsonNode assertPair(ReceivedAnswer answer) {
        var pair = answer.is(200).json();
        assertThat(pair.propertyNames()).containsExactlyInAnyOrder("refresh", "access", "expired_at");
        return pair;
    }

    private static void refused(ReceivedAnswer answer, String why) {
        answer.is(401, "{'detail':'%s','code':'token_not_valid'}".formatted(why));
    }

    /** The same token for another user. */
    static String tampered(String token) {
        var parts = token.split("\\.");
        var claims =
                new String(Base64.getUrlDecoder().decode(parts[1])).replaceFirst("\"user_id\":\\d+", "\"user_id\":1");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];
    }

    private static JsonNode decoded(String part) {
        return ReceivedAnswer.expected(new String(Base64.getUrlDecoder().decode(part)));
    }
}
