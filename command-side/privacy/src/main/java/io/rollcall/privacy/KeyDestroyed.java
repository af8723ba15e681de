// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Unavailable;

/** Something was to be encrypted for a subject that has been erased: a caller that asks again hears that it is gone. */
public final class KeyDestroyed extends RuntimeException implements Unavailable {

    KeyDestroyed(KeyId key) {
        super("The key " + key + " has been destroyed", null, false, false);
    }
}
