// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.ParkedRegister;
import java.util.Optional;

/** What is parked is settled before a read model is rebuilt or switched: otherwise nobody would hear of it again. */
final class ParkedFirst {

    private final ParkedRegister parked;

    ParkedFirst(ParkedRegister parked) {
        this.parked = parked;
    }

    /** Empty where nothing is parked in a read model. */
    Optional<OperationEnd> refusal(String readModel) {
        var number = parked.in(readModel).size();
        return number == 0
                ? Optional.empty()
                : Optional.of(
                        OperationEnd.refused("%d%s documents are parked in %s: have them tried again or evicted first."
                                .formatted(number, number < ParkedRegister.MOST ? "" : " or more", readModel)));
    }
}
