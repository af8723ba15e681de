// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Unavailable;

/**
 * The database does not know a key: it was restored from a time before the key was made. A caller that asks again gets
 * another one. Carries no stack trace.
 */
public final class KeyLost extends RuntimeException implements Unavailable {

    private static final long serialVersionUID = 1;

    KeyLost(KeyId key) {
        super("There is no key " + key, null, false, false);
    }
}
