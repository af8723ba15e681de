// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.rollcall.command.privacy.SigningKeys;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens.Reading;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/**
 * Signs and reads the crm door's JSON Web Tokens (C-19): HS256 and nothing else, whatever a token says of itself, under
 * a key that its {@code kid} names.
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

    static final String INVALID = "Token is invalid or expired";
    static final String WRONG_TYPE = "Token has wrong type";

    private static final String TYPE = "token_type";
    private static final String USER = "user_id";

    private final SigningKeys keys;
    private final Clock clock;

    SignedTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A new token, good from now on for so long. */
    String sign(Type type, UserId user, Duration lifetime) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .claim(TYPE, type.claim)
                .expirationTime(Date.from(now.plus(lifetime)))
                .issueTime(Date.from(now))
                .jwtID(UUID.randomUUID().toString())
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
        try {
            var jwt = SignedJWT.parse(token);
            return isOurs(jwt) ? read(type, jwt.getJWTClaimsSet()) : new Reading.Bad(INVALID);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Reading.Bad(INVALID);
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return false;
        }
        var key = keys.find(header.getKeyID());
        return key.isPresent() && jwt.verify(new MACVerifier(key.get().key()));
    }

    private Reading read(Type type, JWTClaimsSet claims) throws ParseException {
        var expiry = claims.getExpirationTime();
        var user = claims.getLongClaim(USER);
        if (expiry == null || user == null || !clock.instant().isBefore(expiry.toInstant())) {
            return new Reading.Bad(INVALID);
        }
        return type.claim.equals(claims.getStringClaim(TYPE))
                ? new Reading.Good(new UserId(user))
                : new Reading.Bad(WRONG_TYPE);
    }
}
