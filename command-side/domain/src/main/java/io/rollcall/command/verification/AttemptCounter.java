// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Requester;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often a number was tried within the present window: in all, and by each client, so that a stranger that uses up
 * its own attempts does not use up everybody's. Of one client alone both are the same.
 */
final class AttemptCounter {

    private @Nullable Attempts all;
    private final Map<UUID, Integer> own = new HashMap<>();

    /** Whether somebody has no attempt left to ask for a code; strangers together have a few times as many as one. */
    boolean refusesSending(Requester by, CodeRules rules) {
        return by.tag() == null
                ? rules.areExhausted(all)
                : isUsedUpBy(by.tag(), rules) || (!by.known() && rules.areExhaustedByStrangers(all));
    }

    /**
     * Whether somebody has no attempt left to enter one.
     *
     * @param client the client that is counted; {@code null} for a client that has asked for no code
     */
    boolean refusesEntering(@Nullable UUID client, CodeRules rules) {
        return client == null ? rules.areExhausted(all) : isUsedUpBy(client, rules);
    }

    /** The number's counter after one more. */
    Attempts next(CodeRules rules) {
        return rules.next(all);
    }

    /** One more: a code was sent, or a wrong one entered. */
    void add(Attempts after, @Nullable UUID client) {
        count(after);
        if (client != null) {
            own.merge(client, 1, Integer::sum);
        }
    }

    void reset() {
        all = null;
        own.clear();
    }

    private void count(Attempts after) {
        if (all == null || !all.since().equals(after.since())) {
            reset();
        }
        all = after;
    }

    private boolean isUsedUpBy(UUID client, CodeRules rules) {
        return rules.areExhausted(all, own.getOrDefault(client, 0));
    }
}
