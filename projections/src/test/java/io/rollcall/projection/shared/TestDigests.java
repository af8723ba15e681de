// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.privacy.KeyedDigests;

/** Digests under a key that everybody knows. */
public final class TestDigests {

    public static final KeyedDigests DIGESTS = (use, text) -> use + "-" + Integer.toHexString(text.hashCode());

    private TestDigests() {}
}
