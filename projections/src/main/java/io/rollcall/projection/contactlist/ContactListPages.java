// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.stream.IntStream;

/** How the list of one owner is cut into pages: by the listed users' ids. */
final class ContactListPages {

    private static final int PAGES = 16;

    private ContactListPages() {}

    /** The page on which a user stands in a list. */
    static String of(UserId owner, UserId contact) {
        return name(owner, (int) (contact.value() % PAGES));
    }

    /** All pages that a list may have. */
    static List<String> all(UserId owner) {
        return IntStream.range(0, PAGES).mapToObj(page -> name(owner, page)).toList();
    }

    private static String name(UserId owner, int page) {
        return owner.value() + "/" + page;
    }
}
