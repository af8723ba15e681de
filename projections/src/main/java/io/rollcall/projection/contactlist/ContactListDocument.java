// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a contact list.
 *
 * @param page its id
 * @param listedAt for each user on it, by their id, the position in the log at which they were listed: the order of all
 *     pages together; not empty
 */
public record ContactListDocument(String page, Map<Long, Long> listedAt) {

    public ContactListDocument {
        listedAt = Map.copyOf(listedAt);
    }

    /** The page with a user on it. */
    static ContactListDocument with(String page, @Nullable ContactListDocument before, long contact, long position) {
        var listed = copy(before);
        listed.put(contact, position);
        return new ContactListDocument(page, listed);
    }

    /** The page without a user; {@code null} where nobody is left on it. */
    static @Nullable ContactListDocument without(String page, @Nullable ContactListDocument before, long contact) {
        var listed = copy(before);
        listed.remove(contact);
        return listed.isEmpty() ? null : new ContactListDocument(page, listed);
    }

    private static Map<Long, Long> copy(@Nullable ContactListDocument before) {
        return before == null ? new HashMap<>() : new HashMap<>(before.listedAt());
    }
}
