// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events of one type are stored in one revision of it.
 *
 * @param personal the names of the components that are encrypted
 * @param key the name of the component that tells their key; {@code null} where there are none
 */
public record EventSchema(
        String type,
        String revision,
        List<String> personal,
        @Nullable String key) {

    /** One without personal components. */
    public static EventSchema plain(String type, String revision) {
        return new EventSchema(type, revision, List.of(), null);
    }

    /** What a personal component is sealed for, so that it opens as no other. */
    public String context(String component) {
        return type + "." + component;
    }

    boolean isOf(String otherType, String otherRevision) {
        return type.equals(otherType) && revision.equals(otherRevision);
    }
}
