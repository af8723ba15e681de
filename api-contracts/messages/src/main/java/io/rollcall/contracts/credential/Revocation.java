// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.credential.RevocationEvent.SignedSessionEnded;
import io.rollcall.contracts.credential.RevocationEvent.SignedTokensRevoked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of one user's signed tokens are worth nothing though they have not expired.
 *
 * @param generation all older ones are
 * @param kept what is kept of an older one that goes on; {@code null} for none
 * @param sessions the logins with revoked tokens, and the time when all of these will have expired
 */
public record Revocation(long generation, @Nullable TokenHash kept, Map<String, Instant> sessions) {

    /** Nothing has been ended. */
    public static final Revocation NONE = new Revocation(0, null, Map.of());

    public Revocation {
        sessions = Map.copyOf(sessions);
    }

    /** Whether this token, which is the user's, is ended. */
    public boolean ends(SignedToken token) {
        return sessions.containsKey(token.session())
                || token.generation() < generation && !token.hash().equals(kept);
    }

    /** What it is after an event: whatever has expired meanwhile is remembered no more. */
    public Revocation after(RevocationEvent event) {
        return switch (event) {
            case SignedTokensRevoked all -> new Revocation(all.generation(), all.kept(), Map.of());
            case SignedSessionEnded one -> {
                var more = new LinkedHashMap<>(sessions);
                more.values().removeIf(until -> !one.at().isBefore(until));
                more.put(one.session(), one.until());
                yield new Revocation(generation, kept, more);
            }
        };
    }
}
