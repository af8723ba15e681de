// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rollcall.contracts.privacy.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the system keeps of a token: its SHA-256 in hex, which is enough for one that is drawn from a secure source with
 * at least 128 random bits (OWASP Session Management Cheat Sheet). {@link TokenHashes} makes it of shorter ones too.
 */
@Secret
public record TokenHash(@JsonValue String value) {

    /** As it stands in events and documents: hex digits. */
    @JsonCreator
    public static TokenHash of(String value) {
        return new TokenHash(value);
    }

    /** The SHA-256 of a token as the caller shows it. */
    public static TokenHash ofToken(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
