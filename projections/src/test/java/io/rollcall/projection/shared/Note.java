// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The smallest read model there is: pages of text, written on line by line. */
record Note(String page, String text) {

    /** A line for a page; {@code null} tears the page out. */
    @EventName("note.written")
    record Written(String page, @Nullable String line) implements Event {}

    /** Concerns no page. */
    @EventName("note.ignored")
    record Ignored() implements Event {}

    static @Nullable Note after(@Nullable Note before, Written event) {
        return event.line() == null
                ? null
                : new Note(event.page(), before == null ? event.line() : before.text() + " " + event.line());
    }

    static final class Form implements ReadModelCodec<String, Note> {

        @Override
        public Document toBson(Note note) {
            return new Document("text", note.text());
        }

        @Override
        public Note fromBson(String page, Document content) {
            return new Note(page, content.getString("text"));
        }
    }

    /** Fails on every line "poison", and on "stumble" as often as it is told to. */
    static final class Projection {

        private final ReadModel<String, Note> notes;
        private final AtomicInteger stumbles = new AtomicInteger(1);

        Projection(ReadModel<String, Note> notes) {
            this.notes = notes;
        }

        @EventHandler
        void on(Written event, TrackingToken at) {
            notes.change(event.page(), at, event, this::fold);
        }

        private @Nullable Note fold(@Nullable Note before, Written event) {
            if ("poison".equals(event.line()) || "stumble".equals(event.line()) && stumbles.getAndDecrement() > 0) {
                throw new IllegalArgumentException("secret of " + event.page());
            }
            return after(before, event);
        }
    }
}
