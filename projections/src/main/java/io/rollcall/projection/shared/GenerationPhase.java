// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Locale;

/** How far a generation has come that lies beside the live one. */
public enum GenerationPhase {
    /** There is none. */
    NONE,

    /** Asked for, and nothing done; what lies in its collection is not of it. */
    NEW,

    /** It is built, or compared. */
    BUILDING,

    /** It was compared, is not the same, and is kept up until an operator says what is to become of it. */
    COMPARED,

    /** All processes wait for both, so that each may go over in its own time: this one will be live. */
    SWITCHING,

    /** It was live before, and is kept up so that it can be once more. */
    KEPT;

    static GenerationPhase of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
