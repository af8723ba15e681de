// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.projection.shared.Rush;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the stream follow the log. Its position is the last checkpoint on Kafka. When the log is not the one of which
 * the events were told, the stream stops: others have read them, so nothing can be taken back, and nothing is told
 * twice unasked.
 */
final class StreamSubscription extends AxonSubscription {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSubscription.class);

    /**
     * How long events gather after a transaction, which costs the broker and this process the same for one as for
     * hundreds of them.
     */
    static final Duration PAUSE = Duration.ofMillis(20);

    /** The same while they come by the hundred, as long as the end of the log is near. */
    static final Duration IN_A_RUSH = Duration.ofMillis(50);

    /** Events to the end of the log; behind that the next transaction is large anyway. */
    private static final int NEAR = 1000;

    /** Of a second without events, for users that were there before their topic was. */
    private static final Duration SHARE = Duration.ofMillis(400);

    private final StreamWriter stream;
    private final LogHistory log;
    private final Consumer<Duration> rest;
    private final Rush rush = new Rush(System.nanoTime());
    private volatile long position;
    private boolean told;

    StreamSubscription(StreamWriter stream, LogHistory log) {
        this(stream, log, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    /** @param rest lets so much time pass */
    StreamSubscription(StreamWriter stream, LogHistory log, Consumer<Duration> rest) {
        this.stream = stream;
        this.log = log;
        this.rest = rest;
    }

    @Override
    public String name() {
        return EventsToKafka.GROUP;
    }

    @Override
    public Role role() {
        return Role.STREAM;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    protected long resume() {
        try {
            var last = stream.open(log.checkpointAt(0).orElseThrow(), this::check);
            position = last.map(Checkpoint::position).orElse(0L);
            told = false;
            return position;
        } catch (StreamStopped e) {
            stream.close();
            tell(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    @Override
    protected void advance(long reached) {
        if (reached == 0) {
            throw new StreamStopped("The stream is never reset: its readers cannot forget");
        }
        if (reached == position) {
            return;
        }
        var checkpoint = log.checkpointAt(reached)
                .orElseThrow(() -> new IllegalStateException("The log does not reach position " + reached));
        write(() -> stream.publish(checkpoint));
        var isRush = rush.isOn((int) Math.min(reached - position, NEAR), System.nanoTime());
        position = reached;
        write(stream::fillUsers);
        rest.accept(isRush && log.seen() - reached < NEAR ? IN_A_RUSH : PAUSE);
    }

    /** What was told last is signed without anything after it, too. */
    @Override
    protected void confirm() {
        write(stream::sign);
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < SHARE.toNanos() && fillUsers()) {}
    }

    private boolean fillUsers() {
        var more = new boolean[1];
        write(() -> more[0] = stream.fillUsers());
        return more[0];
    }

    private void write(Runnable transaction) {
        try {
            transaction.run();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            LOG.warn(
                    "The broker takes no more of topic {} from this writer: another one has begun, or this process stood"
                            + " still. It looks whose turn it is. Where that happens over and over, two deployments"
                            + " write to the same topics",
                    stream.topics().events());
            throw e;
        }
    }

    @Override
    protected void release() {
        stream.close();
    }

    /** Once: it is tried over and over until somebody has done something about it. */
    private void tell(@Nullable String reason) {
        if (!told) {
            told = true;
            LOG.error(
                    "{}. The stream stands still. Where the log was restored or exchanged, restore the one that it was"
                            + " written from; or, once its readers know, have it begin anew behind what it has told, by"
                            + " 'rollcall stream restart', or on other topics, by rollcall.stream.prefix; or delete the"
                            + " topics {}, {}, {} and {}",
                    reason,
                    stream.topics().events(),
                    stream.topics().checkpoint(),
                    stream.topics().checkpoints(),
                    stream.topics().users());
        }
    }

    private void check(Checkpoint told) {
        if (!log.holds(told)) {
            throw new StreamStopped(
                    "The stream has told events up to position %d of log %s, and this log (at position %d)"
                                    .formatted(told.position(), told.incarnation(), log.head())
                            + " has another history");
        }
    }
}
