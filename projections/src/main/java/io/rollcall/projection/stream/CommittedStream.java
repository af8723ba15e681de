// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.projection.stream.CommittedCheckpoint.Last;
import io.rollcall.stream.StreamCheckpoint;
import io.rollcall.stream.StreamFormat;
import java.util.List;
import java.util.Optional;

/** What the topics of a stream say was told. */
final class CommittedStream {

    /** Of the checkpoints of a stream that is in binary mode from its first event on; versions before had others. */
    static final String CHECKPOINT_KEY = "own-ids";

    private final Broker broker;

    CommittedStream(Broker broker) {
        this.broker = broker;
    }

    /** @throws StreamStopped when there are events without a checkpoint, or a version before has begun the topic */
    Optional<StreamCheckpoint> last() {
        try (var consumer = broker.consumer()) {
            var committed = new CommittedCheckpoint(consumer, broker.topics());
            var last = committed.read();
            if (last.isEmpty() && committed.eventsExist()) {
                throw new StreamStopped("Topic " + broker.topics().events() + " holds events, but topic "
                        + broker.topics().checkpoint() + " does not say which");
            }
            return last.map(this::ofThisVersion);
        }
    }

    /** Few, where the stream was begun a moment ago. */
    List<StreamCheckpoint> all() {
        try (var consumer = broker.consumer()) {
            return new CommittedCheckpoint(consumer, broker.topics())
                    .all().stream().map(this::ofThisVersion).toList();
        }
    }

    /** Readers of the one form cannot read the other, so no topic has both; and a part of a tree proves nothing. */
    private StreamCheckpoint ofThisVersion(Last last) {
        if (!CHECKPOINT_KEY.equals(last.key())) {
            throw new StreamStopped("Topic " + broker.topics().events()
                    + " was begun by a version that told events in another form, by the ids that doors show");
        }
        var checkpoint = StreamFormat.readCheckpoint(last.value());
        if (checkpoint.tree() == null) {
            throw new StreamStopped(
                    "Topic " + broker.topics().events() + " was begun by a version that knew of no tree over it");
        }
        return checkpoint;
    }
}
