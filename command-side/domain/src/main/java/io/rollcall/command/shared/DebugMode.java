// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.shared;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether this is a place to try things.
 *
 * @param debug accepts the code {@code 00000}, keeps an outbox that can be read and lets the clock be moved; the server
 *     turns it on by default only when all parts are embedded
 * @param debugAnywhere lets the server listen in debug mode where other machines can reach it, and debug endpoints
 *     answer whatever name they are asked by; default off
 */
@ConfigurationProperties("rollcall")
public record DebugMode(
        @DefaultValue("false") boolean debug,
        @DefaultValue("false") boolean debugAnywhere) {}
