// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an audit has found: the first of it, and how much there is. */
final class Findings {

    /** So many are kept, so that a log that is another one altogether does not fill a job. */
    static final int KEPT = 20;

    private final List<AuditFinding> all = new ArrayList<>();
    private long number;

    /** Goes on with those of an audit that was interrupted. */
    Findings(List<AuditFinding> before, long number) {
        all.addAll(before);
        this.number = number;
    }

    void add(AuditFinding finding) {
        number++;
        all.add(finding);
        all.sort(Comparator.comparingLong(AuditFinding::to)
                .thenComparing(AuditFinding::position, Comparator.reverseOrder()));
        if (all.size() > KEPT) {
            all.removeLast();
        }
    }

    /** Where it begins; what is known exactly comes before what is somewhere up to there. */
    Optional<AuditFinding> first() {
        return all.stream().findFirst();
    }

    List<AuditFinding> kept() {
        return List.copyOf(all);
    }

    /** How many there are, those that are not kept too. */
    long number() {
        return number;
    }
}
