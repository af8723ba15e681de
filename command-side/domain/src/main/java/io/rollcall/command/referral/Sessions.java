// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.credential.Tokens;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.SessionCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Opens sessions, under tokens that only their callers know. One that a caller names is never made for them. */
final class Sessions {

    /** A token, and what it opens from now on. */
    record Fresh(String token, TokenHash id, Instant now, Instant expiresAt) {}

    private final Repository<Session> repository;
    private final Clock clock;
    private final Duration lifetime;
    private final Tokens tokens = new Tokens();

    Sessions(Repository<Session> repository, Clock clock, Duration lifetime) {
        this.repository = repository;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The session that a caller shows; empty where it is none, or none any more. */
    Optional<Aggregate<Session>> find(@Nullable TokenHash shown) throws Exception {
        if (shown == null) {
            return Optional.empty();
        }
        var session = repository.loadOrCreate(SessionCommand.aggregate(shown), Session::new);
        return session.invoke(it -> it.isOpen(clock.instant())) ? Optional.of(session) : Optional.empty();
    }

    Fresh draw() {
        var token = tokens.next();
        var now = clock.instant();
        return new Fresh(token, TokenHash.ofToken(token), now, now.plus(lifetime));
    }

    Aggregate<Session> open(Fresh fresh) throws Exception {
        return repository.newInstance(() -> new Session(fresh.id(), fresh.expiresAt()));
    }
}
