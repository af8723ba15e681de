// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.projection.shared.PastReadModels;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The query code of the doors, for looks into the past. */
public interface DoorQueries {

    /** Adds it to what looks into the past. */
    void addTo(AnnotationConfigApplicationContext past);

    /**
     * What a door answers, over what it reads there; blocks, on this thread alone.
     *
     * @throws io.rollcall.operator.access.Problem where no door has such a GET, or it needs a viewer
     */
    DoorAnswer answer(PastReadModels past, DoorQuestion question);
}
