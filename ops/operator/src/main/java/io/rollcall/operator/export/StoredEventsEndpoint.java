// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.export;

import io.rollcall.export.EventLines;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.proof.StoredLeaves;
import io.rollcall.proof.leaf.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * {@code GET export/events?after=N&most=M}: events as they are stored, one JSON line each, compressed by Zstandard. An
 * answer is one frame of at most {@value #MOST} events, and not much more than {@value #ENOUGH_BYTES} bytes of them.
 */
final class StoredEventsEndpoint implements OperatorEndpoint {

    private static final int MOST = 8_192;
    private static final int PAGE = 1_024;
    private static final int ENOUGH_BYTES = 8 << 20;
    private static final int AT_ONCE = 4;

    private final LogReader log;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    StoredEventsEndpoint(LogReader log) {
        this.log = log;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.getStored("export/events");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var after = request.number("after").orElse(0L);
        var most = request.number("most").orElse((long) MOST);
        if (most < 1 || most > MOST) {
            throw Problem.badRequest("The parameter 'most' is from 1 to " + MOST + ".");
        }
        if (!turns.tryAcquire()) {
            throw Problem.unavailable("Others are being answered: come again.");
        }
        try {
            return OperatorResponse.bytes(EventLines.compress(events(after, most)), "application/zstd")
                    .with("Cache-Control", "no-store");
        } finally {
            turns.release();
        }
    }

    private List<RecordedEvent> events(long after, long most) {
        var incarnation = log.checkpointAt(0).orElseThrow().incarnation();
        var events = new ArrayList<RecordedEvent>();
        for (long bytes = 0; events.size() < most && bytes < ENOUGH_BYTES; ) {
            var wanted = (int) Math.min(PAGE, most - events.size());
            var page = log.storedAfter(after + events.size(), wanted);
            for (var event : page) {
                events.add(StoredLeaves.recorded(incarnation, event));
                bytes += event.row().payload().length + event.row().metadata().length;
            }
            if (page.size() < wanted) {
                break;
            }
        }
        if (events.isEmpty()) {
            throw Problem.notFound("There is no event after this position.");
        }
        return events;
    }
}
