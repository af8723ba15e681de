// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Documents that take no events, by read model. */
record ParkedDocumentsCheck(ParkedRegister register) implements Check {

    @Override
    public Cause cause() {
        return Cause.PARKED_DOCUMENTS;
    }

    @Override
    public List<Finding> look() {
        return register.readModels().stream()
                .map(name -> found(name, register.in(name)))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Finding found(String name, List<ParkedDocument> parked) {
        if (parked.isEmpty()) {
            return null;
        }
        var first = parked.stream()
                .map(ParkedDocument::since)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        var number = parked.size() < ParkedRegister.MOST ? parked.size() + "" : parked.size() + " or more";
        return Finding.look(cause(), name + ": " + number + " documents take no events.")
                .since(first)
                .next("rollcall parked --subscription " + name);
    }
}
