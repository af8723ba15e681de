// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.credential;

import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.WrongPasswordCounter;
import io.rollcall.command.limit.LimitDigest;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted of guessed passwords, in a test's database. */
public record GuessTables(JdbcClient jdbc, GuessingProperties properties, Clock clock) {

    public KnownClients knownClients(LimitDigest digests) {
        return new PostgresKnownClients(jdbc, digests, properties, clock);
    }

    public WrongPasswordCounter wrongPasswords() {
        return new PostgresWrongPasswordCounter(jdbc, properties, clock);
    }
}
