// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import io.rollcall.contracts.privacy.KeyId;
import org.jspecify.annotations.Nullable;

/** What came of asking for a code. */
public sealed interface SendCodeResult {

    /**
     * The code is on its way.
     *
     * @param isNew whether nobody has completed a sign-up with this number
     * @param code in debug mode only, for doors that show it there; otherwise {@code null}
     */
    record Sent(boolean isNew, @Nullable String code) implements SendCodeResult {}

    /** The number's attempts are used up until its window ends. */
    record Throttled() implements SendCodeResult {}

    /**
     * The number has got another key meanwhile, for its user has left: it must be asked for with that one.
     *
     * @param current the number's key
     */
    record KeyOutdated(KeyId current) implements SendCodeResult {}

    /** The number has been forgotten under this id: it needs a new one. */
    record Forgotten() implements SendCodeResult {}
}
