// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.util.Locale;

/** How far data may be shown, by the names of CloudEvents' extension "data classification". */
public enum Classification {
    /** To everybody. */
    PUBLIC,
    /** To those that the stream is opened to. */
    INTERNAL,
    /** To the same, for what they need it: it stands for a person, or tells something of one. */
    CONFIDENTIAL,
    /** To nobody but named persons. Nothing on the stream is. */
    RESTRICTED;

    /** As the contract has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Classification of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
