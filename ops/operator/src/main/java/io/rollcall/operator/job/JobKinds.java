// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/** What this process knows how to do. Looked up when first asked for: kinds may be made of what makes jobs. */
final class JobKinds {

    private final ObjectProvider<JobKind> all;

    JobKinds(ObjectProvider<JobKind> all) {
        this.all = all;
    }

    /** Empty for what only another version knows. */
    Optional<JobKind> get(String kind) {
        return Optional.ofNullable(known().get(kind));
    }

    private Map<String, JobKind> known() {
        return all.stream().collect(Collectors.toMap(JobKind::kind, Function.identity()));
    }
}
