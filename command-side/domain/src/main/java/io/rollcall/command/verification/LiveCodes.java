// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The codes of one number that can still be entered: the newest of each challenge. Where a challenge is that of all
 * clients, the newest of each client: a stranger that asks for another code does not end somebody else's.
 */
final class LiveCodes {

    /** @param client the client that asked for it; {@code null} where that was not found out */
    record LiveCode(Challenge challenge, @Nullable UUID client, String nonce, int digits, Instant expiresAt) {

        /** Whether this is the client that asked for it: it has the session, or comes from the same network. */
        boolean wasAskedBy(@Nullable UUID tag) {
            return !challenge.equals(Challenge.MEET) || (client != null && client.equals(tag));
        }

        private boolean isReplacedBy(CodeIssued next) {
            return challenge.equals(next.challenge())
                    && (!challenge.equals(Challenge.MEET) || Objects.equals(client, next.client()));
        }
    }

    private final List<LiveCode> codes = new ArrayList<>();

    void add(CodeIssued event) {
        codes.removeIf(code -> !event.issuedAt().isBefore(code.expiresAt()) || code.isReplacedBy(event));
        codes.add(new LiveCode(event.challenge(), event.client(), event.nonce(), event.digits(), event.expiresAt()));
    }

    /** The code that an entered one is compared with: the client's own, or else the newest there is. */
    Optional<LiveCode> find(Challenge challenge, @Nullable UUID tag, Instant now) {
        var good = codes.reversed().stream()
                .filter(code -> code.challenge().equals(challenge) && now.isBefore(code.expiresAt()))
                .toList();
        return good.stream()
                .filter(code -> code.wasAskedBy(tag))
                .findFirst()
                .or(() -> good.stream().findFirst());
    }

    void use(Challenge challenge) {
        codes.removeIf(code -> code.challenge().equals(challenge));
    }

    void clear() {
        codes.clear();
    }
}
