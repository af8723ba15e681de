// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The token of an operator that every server of a test knows from its start on. */
final class OperatorToken {

    static final String TOKEN = "the token of an operator in a test";

    private OperatorToken() {}

    /** What a server is started with so that it knows it. */
    static String[] settings() {
        return new String[] {
            "--rollcall.ops.enabled=true",
            "--rollcall.ops.tokens.olga.role=operator",
            "--rollcall.ops.tokens.olga.sha256=" + sha256()
        };
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
