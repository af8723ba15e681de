// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.email;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The languages that we write to people in. */
public enum Language {
    ENGLISH("en"),
    RUSSIAN("ru");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** By RFC 5646. */
    @JsonValue
    public String tag() {
        return tag;
    }

    /** The language with this tag; English where we do not write that one. */
    @JsonCreator
    public static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(ENGLISH);
    }
}
