// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.operator.access.OperatorRole;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The operators of every server that black-box tests start: one of each role, with a token of its own. */
final class Operators {

    private Operators() {}

    /** The settings that a server knows them by. */
    static List<String> settings() {
        return Stream.concat(
                        Stream.of("--rollcall.ops.enabled=true"),
                        Stream.of(OperatorRole.values()).flatMap(Operators::setting))
                .toList();
    }

    /** A client that shows the token of the operator with this role. */
    static Client as(OperatorRole role, URI base) {
        return Client.of(base).with("Authorization", "Bearer " + token(role));
    }

    static String token(OperatorRole role) {
        return "token of the " + name(role);
    }

    private static Stream<String> setting(OperatorRole role) {
        var setting = "--rollcall.ops.tokens." + name(role);
        return Stream.of(setting + ".role=" + name(role), setting + ".sha256=" + sha256(token(role)));
    }

    private static String name(OperatorRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
