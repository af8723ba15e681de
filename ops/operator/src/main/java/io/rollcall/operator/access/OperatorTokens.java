// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tokens that operators show. Only their hashes are kept. */
public final class OperatorTokens {

    private static final int DRAWN_BYTES = 20;

    private record Known(Operator operator, byte[] sha256) {}

    private final List<Known> known = new ArrayList<>();
    private final Map<OperatorRole, String> drawn;

    private OperatorTokens(Map<String, OperatorProperties.Token> tokens, Map<OperatorRole, String> drawn) {
        tokens.forEach((name, token) -> known.add(
                new Known(new Operator(name, token.role()), HexFormat.of().parseHex(token.sha256()))));
        drawn.forEach((role, token) -> known.add(new Known(new Operator(nameOf(role), role), sha256(token))));
        this.drawn = Map.copyOf(drawn);
    }

    /** Those that are configured. */
    public static OperatorTokens of(Map<String, OperatorProperties.Token> tokens) {
        return new OperatorTokens(tokens, Map.of());
    }

    /** One for each role, drawn at random, good until this process ends. */
    public static OperatorTokens drawn() {
        var random = new SecureRandom();
        var drawn = new LinkedHashMap<OperatorRole, String>();
        for (var role : OperatorRole.values()) {
            var bytes = new byte[DRAWN_BYTES];
            random.nextBytes(bytes);
            drawn.put(role, HexFormat.of().formatHex(bytes));
        }
        return new OperatorTokens(Map.of(), drawn);
    }

    /** Those that were drawn at this start, to be printed; empty where tokens are configured. */
    public Map<OperatorRole, String> drawnHere() {
        return drawn;
    }

    /** The holder of a token. Takes as long for any token of a length, whichever it is like. */
    Optional<Operator> holder(String token) {
        var shown = sha256(token);
        var found = Optional.<Operator>empty();
        for (var candidate : known) {
            if (MessageDigest.isEqual(candidate.sha256(), shown)) {
                found = Optional.of(candidate.operator());
            }
        }
        return found;
    }

    private static String nameOf(OperatorRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
