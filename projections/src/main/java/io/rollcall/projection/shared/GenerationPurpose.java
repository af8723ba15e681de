// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Locale;

/** What a read model is built once more for. */
public enum GenerationPurpose {
    /** To be live. */
    REBUILD,

    /** To be compared with the live one, and dropped. */
    VERIFY;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
