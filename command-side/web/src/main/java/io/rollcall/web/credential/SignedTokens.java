// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.command.credential.Tokens;
import io.rollcall.contracts.credential.SignedToken;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.privacy.SigningKeys;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;

/**
 * Signs and reads the crm door's JSON Web Tokens (C-19): HS256 and nothing else, whatever a token says of itself, under
 * a key that its {@code kid} names. The {@code jti} says of which login a token came, and after how many endings of all
 * tokens, so that it can be ended before its time; whatever has none of that is the first of its kind.
 */
final class SignedTokens {

    /** What a token is for. */
    enum Type {
        ACCESS("access"),
        REFRESH("refresh");

        private final String claim;

        Type(String claim) {
            this.claim = claim;
        }
    }

    /**
     * What a token comes of.
     *
     * @param session the login, which all tokens that are renewed by each other share
     * @param generation how often all signed tokens of the user had been ended before
     */
    record Login(String session, long generation) {}

    static final String INVALID = "Token is invalid or expired";
    static final String WRONG_TYPE = "Token has wrong type";

    /** Characters: some times what ours have. */
    private static final int LONGEST = 2000;

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private static final String TYPE = "token_type";
    private static final String USER = "user_id";

    private final SigningKeys keys;
    private final Clock clock;
    private final Tokens names = new Tokens();

    SignedTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What the tokens of a login are made of. */
    Login login(long generation) {
        return new Login(names.nextOfChat(), generation);
    }

    /** A new token, good from now on for so long. */
    String sign(Type type, UserId user, Login login, Duration lifetime) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .claim(TYPE, type.claim)
                .expirationTime(Date.from(now.plus(lifetime)))
                .issueTime(Date.from(now))
                .jwtID(login.session() + "." + login.generation() + "." + names.nextOfChat())
                .claim(USER, user.value())
                .build();
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new MACSigner(key.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** What a token comes to that is shown as one of this type. */
    Reading read(Type type, String token) {
        if (token.length() > LONGEST) {
            return new Reading.Bad(INVALID);
        }
        try {
            var jwt = SignedJWT.parse(token);
            return isCompact(token) && isOurs(jwt)
                    ? read(type, jwt.getJWTClaimsSet(), token)
                    : new Reading.Bad(INVALID);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Reading.Bad(INVALID);
        }
    }

    /**
     * Whether each part is base64url, written in the one way in which RFC 7515 (section 2) and RFC 4648 (3.5) have it.
     */
    private static boolean isCompact(String token) {
        return Arrays.stream(token.split("\\.", -1))
                .allMatch(part -> ENCODER.encodeToString(DECODER.decode(part)).equals(part));
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        var key = keys.find(header.getKeyID());
        return key.isPresent() && jwt.verify(new MACVerifier(key.get().key()));
    }

    private Reading read(Type type, JWTClaimsSet claims, String token) throws ParseException {
        var expiry = claims.getExpirationTime();
        var user = claims.getLongClaim(USER);
        if (expiry == null || user == null || !clock.instant().isBefore(expiry.toInstant())) {
            return new Reading.Bad(INVALID);
        }
        if (!type.claim.equals(claims.getStringClaim(TYPE))) {
            return new Reading.Bad(WRONG_TYPE);
        }
        var login = login(Objects.requireNonNullElse(claims.getJWTID(), ""));
        return new Reading.Good(new SignedToken(
                new UserId(user), login.generation(), login.session(), TokenHash.ofToken(token), expiry.toInstant()));
    }

    private static Login login(String name) {
        var parts = name.split("\\.");
        return parts.length == 3 ? new Login(parts[0], Long.parseLong(parts[1])) : new Login(name, 0);
    }
}
