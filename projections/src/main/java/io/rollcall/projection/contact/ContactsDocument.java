// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of an address book.
 *
 * @param page its id
 * @param names the owner's name for each number on this page, by the number's id; not empty
 */
public record ContactsDocument(String page, Map<UUID, String> names) {

    public ContactsDocument {
        names = Map.copyOf(names);
    }

    /**
     * What the event makes of a page.
     *
     * @param places where the page's numbers stand among the event's
     * @return {@code null} where nothing is left on it
     */
    static @Nullable ContactsDocument after(
            String page, List<Integer> places, @Nullable ContactsDocument before, ContactEvent event) {
        var names = before == null ? new HashMap<UUID, String>() : new HashMap<>(before.names());
        switch (event) {
            case ContactsImported imported -> add(names, places, imported);
            case ContactsRemoved removed ->
                places.forEach(
                        place -> names.remove(removed.numbers().get(place).value()));
        }
        return names.isEmpty() ? null : new ContactsDocument(page, names);
    }

    private static void add(Map<UUID, String> names, List<Integer> places, ContactsImported event) {
        var imported = event.names();
        if (imported != null) { // else erased with the owner; the book is cleared further on
            places.forEach(place -> names.put(event.numbers().get(place).value(), imported.get(place)));
        }
    }
}
