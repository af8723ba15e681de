// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.log.subscription.LogHistory;

/**
 * Has a stream go on after its log was put back to an earlier time: behind what readers have, it is told once more from
 * the beginning of the log as it is now, by another source, so that they can tell the two apart.
 */
public final class StreamRestart {

    private final Broker broker;
    private final StreamWriter writer;
    private final LogHistory log;

    StreamRestart(Broker broker, StreamWriter writer, LogHistory log) {
        this.broker = broker;
        this.writer = writer;
        this.log = log;
    }

    /**
     * Begins anew, where the stream does not fit the log. Its owner goes on by itself. Blocks.
     *
     * @return false where it fits, or nothing was told yet: then nothing is done
     * @throws StreamRefused where what stands there is not this log's, or nobody can tell
     */
    public boolean restart() {
        var beginning = log.checkpointAt(0).orElseThrow();
        try {
            broker.createTopics();
            var last = new CommittedStream(broker).last();
            if (last.isEmpty() || log.holds(last.get().checkpoint())) {
                return false;
            }
            if (!last.get().checkpoint().incarnation().equals(beginning.incarnation())) {
                throw new StreamRefused("Topic %s is of log %s, and this is another log: give it topics of its own by"
                                .formatted(
                                        broker.topics().events(),
                                        last.get().checkpoint().incarnation())
                        + " rollcall.stream.prefix.");
            }
            writer.restart(beginning);
            return true;
        } catch (StreamStopped e) {
            throw new StreamRefused(e.getMessage() + ". Delete its topics, or give others by rollcall.stream.prefix.");
        } finally {
            writer.close();
        }
    }
}
