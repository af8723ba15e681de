// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.Locale;

/** How much a finding matters; the worst first. */
public enum Severity {
    /** Something does not work. */
    BROKEN,
    /** Somebody has to look at it. */
    LOOK,
    /** To be known; by it alone all is well. */
    NOTE;

    /** As it stands in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
