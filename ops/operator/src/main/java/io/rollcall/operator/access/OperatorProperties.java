// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The API of operators, under {@code /ops/v1/}.
 *
 * @param enabled whether there is one; default off, in debug mode on
 * @param port of its own, from 1 to 65535, or 0 for any free one; default {@code null}: it is served where the doors
 *     are
 * @param readOnly refuses every act; default off
 * @param tokens by the names of their holders, as they appear in history; several may be good at once, so that one can
 *     be changed without a gap; default none, in debug mode one of each role, drawn and printed at each start
 */
@ConfigurationProperties("rollcall.ops")
public record OperatorProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable Integer port,
        @DefaultValue("false") boolean readOnly,
        @DefaultValue Map<String, Token> tokens) {

    public OperatorProperties {
        tokens = Map.copyOf(tokens);
    }

    /**
     * A token, which is sent as {@code Authorization: Bearer}.
     *
     * @param sha256 of the token in UTF-8, as 64 hexadecimal digits; the token has to be drawn at random, with 128 bits
     *     at least, since nothing slows down guesses at its hash
     */
    public record Token(OperatorRole role, String sha256) {

        public Token {
            if (!sha256.matches("[0-9a-fA-F]{64}")) {
                throw new IllegalArgumentException("sha256 has to be 64 hexadecimal digits");
            }
        }
    }
}
