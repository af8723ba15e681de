// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an address book is cut into pages: by six random bits of the numbers' ids. */
final class AddressBookPages {

    private static final int PAGES = 64;

    private AddressBookPages() {}

    /** The page on which a number stands in a book. */
    static String of(UserId owner, NumberId number) {
        return name(owner, (int) (number.value().getLeastSignificantBits() & (PAGES - 1)));
    }

    /** Where in the list those numbers stand that are on a page, for each page that any is on. */
    static Map<String, List<Integer>> places(UserId owner, List<NumberId> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .collect(Collectors.groupingBy(place -> of(owner, numbers.get(place))));
    }

    /** All pages that a book may have. */
    static List<String> all(UserId owner) {
        return IntStream.range(0, PAGES).mapToObj(page -> name(owner, page)).toList();
    }

    private static String name(UserId owner, int page) {
        return owner.value() + "/" + page;
    }
}
