// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.privacy.SigningKeys;
import io.rollcall.privacy.TestSigningKeys;
import io.rollcall.web.credential.SignedTokens.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTokensTest {

    private static final UserId ADA = new UserId(7);
    private static final SignedTokens.Login LOGIN = new SignedTokens.Login("0123456789abcdef", 3);
    private static final Reading INVALID = new Reading.Bad(SignedTokens.INVALID);
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path folder;

    private final Instant now = Instant.now();
    private SigningKeys keys;
    private SignedTokens tokens;

    @BeforeEach
    void open() {
        keys = TestSigningKeys.at(folder.resolve("ring"));
        tokens = at(now);
    }

    @Test
    void readsWhatItHasSigned() {
        assertThat(tokens.read(Type.ACCESS, access())).satisfies(SignedTokensTest::isAdas);
        assertThat(tokens.read(Type.REFRESH, access())).isEqualTo(new Reading.Bad(SignedTokens.WRONG_TYPE));
    }

    @Test
    void aTokenEndsWithItsTime() {
        var token = access();
        assertThat(at(now.plusSeconds(898)).read(Type.ACCESS, token)).satisfies(SignedTokensTest::isAdas);
        assertThat(at(now.plusSeconds(900)).read(Type.ACCESS, token)).isEqualTo(INVALID);
    }

    @Test
    void aTokenIsWrittenInOneWayOnly() {
        var token = access();
        var signature = token.lastIndexOf('.') + 1;
        var ways = List.of(
                token + "!!!!",
                token + "=",
                token + "\n",
                " " + token,
                token + ".",
                token.substring(0, signature + 3) + "!" + token.substring(signature + 3),
                token.substring(0, 5) + "\u00e9" + token.substring(5),
                token.substring(0, 5) + "+" + token.substring(5),
                otherwiseEnded(token));
        assertThat(ways).allSatisfy(way -> {
            assertThat(tokens.read(Type.ACCESS, way)).isEqualTo(INVALID);
            assertThat(tokens.read(Type.REFRESH, way)).isEqualTo(INVALID);
        });
    }

    /** The last character of 32 bytes in base64url says only four bits; this has another of the two that are left. */
    private static String otherwiseEnded(String token) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    @Test
    void otherAlgorithmsAreRefusedEvenUnderOurKey() throws Exception {
        var key = keys.current();
        var plain = new PlainJWT(claims()).serialize();
        assertThat(tokens.read(Type.ACCESS, plain)).isEqualTo(INVALID);
        var longer = new javax.crypto.spec.SecretKeySpec(
                java.util.Arrays.copyOf(key.key().getEncoded(), 64), "HmacSHA512");
        var foreign = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS512).keyID(key.id()).build(), claims());
        foreign.sign(new MACSigner(longer));
        assertThat(tokens.read(Type.ACCESS, foreign.serialize())).isEqualTo(INVALID);
    }

    @Test
    void otherKeysAreRefusedWhateverTheirName() throws Exception {
        for (var kid : new String[] {keys.current().id(), UUID.randomUUID().toString(), "none", ""}) {
            var forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims());
            forged.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
            assertThat(tokens.read(Type.ACCESS, forged.serialize())).isEqualTo(INVALID);
        }
        var nameless = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
        nameless.sign(new MACSigner(keys.current().key()));
        assertThat(tokens.read(Type.ACCESS, nameless.serialize())).isEqualTo(INVALID);
    }

    @Test
    void claimsOfOtherKindsAreRefused() throws Exception {
        for (var claims : new JWTClaimsSet[] {
            new JWTClaimsSet.Builder(claims()).claim("user_id", "seven").build(),
            new JWTClaimsSet.Builder(claims()).claim("user_id", null).build(),
            new JWTClaimsSet.Builder(claims()).claim("user_id", -7).build(),
            new JWTClaimsSet.Builder(claims()).claim("token_type", 1).build(),
            new JWTClaimsSet.Builder(claims()).expirationTime(null).build()
        }) {
            var key = keys.current();
            var odd = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims);
            odd.sign(new MACSigner(key.key()));
            assertThat(tokens.read(Type.ACCESS, odd.serialize())).isEqualTo(INVALID);
        }
    }

    /** Such as a server before this one has signed. */
    @Test
    void aTokenThatDoesNotNameItsLoginIsTheFirstOfItsKind() throws Exception {
        var key = keys.current();
        var old = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(),
                new JWTClaimsSet.Builder(claims())
                        .jwtID("5d4e7c1e-0000-4000-8000-000000000000")
                        .build());
        old.sign(new MACSigner(key.key()));
        assertThat(tokens.read(Type.ACCESS, old.serialize())).isInstanceOfSatisfying(Reading.Good.class, good -> {
            assertThat(good.token().generation()).isZero();
            assertThat(good.token().session()).isEqualTo("5d4e7c1e-0000-4000-8000-000000000000");
        });
    }

    @Test
    void anotherKeyLogsNobodyOut() {
        var before = keys.current().id();
        var token = tokens.sign(Type.REFRESH, ADA, LOGIN, MONTH);
        var month = now.plus(MONTH).plusSeconds(60);
        keys.renew(month, MONTH, MONTH);
        assertThat(keys.current().id()).isNotEqualTo(before);
        assertThat(tokens.read(Type.REFRESH, token)).satisfies(SignedTokensTest::isAdas);
        assertThat(tokens.read(Type.ACCESS, access())).satisfies(SignedTokensTest::isAdas);
        var others = new SignedTokens(TestSigningKeys.at(folder.resolve("ring")), Clock.fixed(now, ZoneOffset.UTC));
        assertThat(others.read(Type.ACCESS, access())).satisfies(SignedTokensTest::isAdas);
    }

    @Test
    void anotherProcessReadsWhatIsSignedWithAKeyThatItDoesNotKnowYet() {
        var others = new SignedTokens(TestSigningKeys.at(folder.resolve("ring")), Clock.fixed(now, ZoneOffset.UTC));
        keys.renew(now.plus(MONTH).plusSeconds(60), MONTH, MONTH);
        assertThat(others.read(Type.ACCESS, access())).satisfies(SignedTokensTest::isAdas);
    }

    @Test
    void aKeyEndsOnceItsSignaturesAreAllWorthNothing() {
        var before = keys.current().id();
        keys.renew(now.plus(MONTH).plusSeconds(60), MONTH, MONTH);
        keys.renew(now.plus(MONTH), Duration.ofDays(3650), MONTH);
        assertThat(keys.find(before)).isPresent();
        keys.renew(now.plus(MONTH).plus(Duration.ofDays(2)), Duration.ofDays(3650), MONTH);
        assertThat(keys.find(before)).isEmpty();
        assertThat(keys.find(keys.current().id())).isPresent();
    }

    @Test
    void aYoungKeyIsKept() {
        var before = keys.current().id();
        keys.renew(now.plus(MONTH).minusSeconds(3600), MONTH, MONTH);
        assertThat(keys.current().id()).isEqualTo(before);
    }

    private SignedTokens at(Instant time) {
        return new SignedTokens(keys, Clock.fixed(time, ZoneOffset.UTC));
    }

    private String access() {
        return tokens.sign(Type.ACCESS, ADA, LOGIN, Duration.ofMinutes(15));
    }

    private static void isAdas(Reading reading) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Good.class, good -> {
            assertThat(good.token().user()).isEqualTo(ADA);
            assertThat(good.token().session()).isEqualTo(LOGIN.session());
            assertThat(good.token().generation()).isEqualTo(LOGIN.generation());
        });
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .claim("token_type", "access")
                .claim("user_id", 7)
                .expirationTime(Date.from(now.plusSeconds(900)))
                .build();
    }
}
