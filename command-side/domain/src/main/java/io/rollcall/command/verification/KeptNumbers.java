// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.http.phone.SameNumber;
import io.rollcall.privacy.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What numbers are kept as: those that can be written in more ways than one as they are
 * {@linkplain SameNumber#compared}, or as a version before has kept them, where that has not kept both. All others as
 * they are, which is not even asked about.
 */
record KeptNumbers(Identifiers identifiers) {

    String of(String phone) {
        return Objects.requireNonNull(of(List.of(phone)).get(phone));
    }

    /** By the number as it is written; in one statement. */
    Map<String, String> of(Collection<String> phones) {
        var several = new ArrayList<String>();
        var kept = new HashMap<String, String>();
        for (var phone : phones) {
            var spellings = SameNumber.spellings(phone);
            kept.put(phone, phone);
            if (spellings.size() > 1) {
                several.addAll(spellings);
            }
        }
        if (!several.isEmpty()) {
            var found = identifiers.findAll(Numbers.KIND, Set.copyOf(several)).keySet();
            kept.replaceAll((phone, same) -> first(phone, found));
        }
        return kept;
    }

    private static String first(String phone, Set<String> found) {
        return SameNumber.spellings(phone).stream()
                .filter(found::contains)
                .findFirst()
                .orElseGet(() -> SameNumber.compared(phone));
    }
}
