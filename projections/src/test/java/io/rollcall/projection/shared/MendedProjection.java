// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.projection.shared.Note.Written;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

/** The notes' projection after its fault was found. */
final class MendedProjection {

    private final ReadModel<String, Note> notes;

    MendedProjection(ReadModel<String, Note> notes) {
        this.notes = notes;
    }

    @EventHandler
    void on(Written event, TrackingToken at) {
        notes.change(event.page(), at, event, Note::after);
    }
}
