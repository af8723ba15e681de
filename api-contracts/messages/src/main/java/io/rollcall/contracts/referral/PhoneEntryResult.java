// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.privacy.KeyId;
import org.jspecify.annotations.Nullable;

/** What came of entering a phone. */
public sealed interface PhoneEntryResult {

    /**
     * The code is on its way.
     *
     * @param token of the session that was opened for this; {@code null} where the caller's own goes on
     * @param code in debug mode only, otherwise {@code null}
     */
    record Sent(@Nullable String token, @Nullable String code) implements PhoneEntryResult {}

    /** The number's attempts are used up until its window ends (13.10). */
    record Throttled() implements PhoneEntryResult {}

    /**
     * The number has got another key meanwhile, for its user has left: it must be asked for with that one.
     *
     * @param current the number's key
     */
    record KeyOutdated(KeyId current) implements PhoneEntryResult {}

    /** The number has been forgotten under this id: it needs a new one. */
    record Forgotten() implements PhoneEntryResult {}
}
