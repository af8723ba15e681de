// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How users come back that have forgotten a password.
 *
 * @param codeLifetime how long a mailed code is good; default an hour
 * @param waiting how many requests for a code may wait to be looked into, by all clients together; more are refused
 *     with 503, whichever client asks; default 256
 */
@ConfigurationProperties("rollcall.recovery")
public record RecoveryProperties(
        @DefaultValue("1h") Duration codeLifetime,
        @DefaultValue("256") int waiting) {}
