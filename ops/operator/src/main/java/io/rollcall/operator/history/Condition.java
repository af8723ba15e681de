// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import java.util.List;
import java.util.Set;

/** What an event must be to be found: in one of these spans. */
record Condition(List<Span> spans) {

    Condition {
        spans = List.copyOf(spans);
    }

    boolean holds(long position, Set<Long> terms) {
        return spans.stream().anyMatch(span -> span.holds(position) && terms.contains(span.term()));
    }
}
