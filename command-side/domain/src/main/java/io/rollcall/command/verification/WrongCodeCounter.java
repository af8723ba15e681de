// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.verification.WrongCodes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wrong codes of one number since the last right one: strangers', and those of clients that it knows. */
final class WrongCodeCounter {

    private final Map<Boolean, WrongCodes> codes = new HashMap<>();

    /** Whether there is a pause that is not over. */
    boolean isPaused(boolean known, CodeRules rules) {
        return rules.isPaused(codes.get(known));
    }

    /** @throws CodesPaused while there is a pause */
    void check(boolean known, CodeRules rules) {
        var counted = codes.get(known);
        if (counted != null && counted.pausedUntil() != null && rules.isPaused(counted)) {
            throw new CodesPaused(counted.pausedUntil());
        }
    }

    WrongCodes next(boolean known, CodeRules rules) {
        return rules.next(known, codes.get(known));
    }

    void count(@Nullable WrongCodes after) {
        if (after != null) {
            codes.put(after.known(), after);
        }
    }

    void reset() {
        codes.clear();
    }
}
