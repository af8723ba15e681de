// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import java.util.Optional;

/** Names a parked document: {@code orders:17}. Read models have no colon in their names. */
record ParkedId(String readModel, String key) {

    /** Empty where the text is none. */
    static Optional<ParkedId> of(String text) {
        var colon = text.indexOf(':');
        return colon <= 0
                ? Optional.empty()
                : Optional.of(new ParkedId(text.substring(0, colon), text.substring(colon + 1)));
    }

    String text() {
        return readModel + ":" + key;
    }
}
