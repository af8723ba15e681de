// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import io.rollcall.contracts.privacy.KeyId;

/** Something was to be encrypted for a subject that has been erased. */
public final class KeyDestroyed extends RuntimeException {

    KeyDestroyed(KeyId key) {
        super("The key " + key + " has been destroyed", null, false, false);
    }
}
