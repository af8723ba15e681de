// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.util.Collection;
import java.util.Map;

/** How far aggregates have come: a look at many, which the log holds no decision to. */
@FunctionalInterface
public interface AggregateVersions {

    /** The present versions of those of these aggregates that there are, in one statement. */
    Map<String, Long> of(Collection<String> aggregates);
}
