// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one document for each number that is somebody's. */
@Component
@ProcessingGroup(NumberProjection.GROUP)
class NumberProjection {

    static final String GROUP = "numbers";

    private final ReadModel<String, NumberDocument> numbers;

    NumberProjection(NumberDocuments numbers) {
        this.numbers = numbers.model();
    }

    @EventHandler
    void on(NumberClaimed event, TrackingToken at) {
        change(event, at);
    }

    @EventHandler
    void on(NumberReleased event, TrackingToken at) {
        change(event, at);
    }

    private void change(PhoneNumberEvent event, TrackingToken at) {
        numbers.change(NumberDocuments.id(event.number()), at, event, NumberDocument::after);
    }
}
