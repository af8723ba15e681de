// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.EventLines;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.leaf.RecordedEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The events of a server as they are stored, some thousands at a time. */
final class StoredEvents {

    private static final long MOST = 8_192;

    private final Api api;

    StoredEvents(Api api) {
        this.api = api;
    }

    /**
     * Some events in a row.
     *
     * @param compressed as a file has them
     */
    record Page(byte[] compressed, List<RecordedEvent> events) {

        long first() {
            return events.getFirst().position();
        }

        long last() {
            return events.getLast().position();
        }
    }

    /**
     * The next events, at least one.
     *
     * @param end the last position that is wanted
     * @throws ProofRefused where the server sends others
     */
    Page after(long position, long end) throws IOException, ProofRefused, InterruptedException {
        var query = Query.of("export", "events").with("after", position).with("most", Math.min(MOST, end - position));
        var compressed = api.get(query, Map.of()).body();
        var events = EventLines.read(new ByteArrayInputStream(compressed));
        if (events.isEmpty()
                || events.getFirst().position() != position + 1
                || events.getLast().position() > end) {
            throw ProofRefused.malformed("The server sends other events than those after position " + position);
        }
        return new Page(compressed, events);
    }
}
