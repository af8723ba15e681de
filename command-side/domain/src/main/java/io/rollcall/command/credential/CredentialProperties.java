// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long credentials are good (BEHAVIOURS.md, decision 19), and what checking them may cost.
 *
 * @param accessLifetime of the crm door's access tokens; default 15 minutes
 * @param refreshLifetime of its refresh tokens; default 30 days
 * @param signingKeyLifetime after which tokens are signed with another key, default 30 days; the one before goes on to
 *     be good for as long as a refresh token may live
 * @param chatTokenLifetime of the chat door's tokens; default 5 days
 * @param passwordsWaiting how many passwords of strangers may wait to be hashed before the lines with most waiting are
 *     refused with 503, and how many of known clients; default 256
 * @param passwordMemory what hashing a password takes; default 19 MiB, which is also the least outside debug mode
 *     (OWASP, Password Storage Cheat Sheet)
 * @param shortestPassword how many characters a new password has at least; default 8, and no fewer; NIST SP 800-63B-4
 *     asks for 15 where a password is all that lets somebody in
 */
@ConfigurationProperties("rollcall.credential")
public record CredentialProperties(
        @DefaultValue("15m") Duration accessLifetime,
        @DefaultValue("30d") Duration refreshLifetime,
        @DefaultValue("30d") Duration signingKeyLifetime,
        @DefaultValue("5d") Duration chatTokenLifetime,
        @DefaultValue("256") int passwordsWaiting,
        @DefaultValue(LEAST_PASSWORD_MEMORY) DataSize passwordMemory,
        @DefaultValue("8") int shortestPassword) {

    /** Of hashing a password, outside debug mode. */
    public static final String LEAST_PASSWORD_MEMORY = "19456KB";

    public CredentialProperties {
        if (!chatTokenLifetime.isPositive()) {
            throw new IllegalArgumentException("rollcall.credential.chat-token-lifetime is above 0");
        }
        if (shortestPassword < PasswordPolicy.LEAST || shortestPassword > PasswordPolicy.LONGEST) {
            throw new IllegalArgumentException("rollcall.credential.shortest-password is from 8 to 128");
        }
        if (accessLifetime.toSeconds() < 1 || refreshLifetime.compareTo(accessLifetime) < 0) {
            throw new IllegalArgumentException("Tokens live for at least a second, refresh tokens the longer of both");
        }
    }
}
