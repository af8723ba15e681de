// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.cli.stream.StreamFault.Kind;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.ToldRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of a topic in the order of the log, and finds what is not as the stream promises: every event,
 * once, in order for each subject, and as it was signed. Of any number of records it holds the same. Not safe for use
 * by several threads.
 */
public final class StreamVerification {

    private final int partitions;
    private final boolean isTakenBackShown;
    private final TreeCheck tree;
    private SeenIds seen = new SeenIds();
    private @Nullable StreamFault first;
    private @Nullable UUID source;
    private long reached;
    private long records;
    private long sources;
    private long duplicates;
    private long faults;

    /**
     * @param partitions of the topic
     * @param signed what was signed of it, each in the order in which it was
     * @param isTakenBackShown whether what was begun and taken back is among the records, so that an event that comes
     *     again is counted and no fault
     */
    public StreamVerification(int partitions, List<SignedCheckpoints> signed, boolean isTakenBackShown) {
        this.partitions = partitions;
        this.isTakenBackShown = isTakenBackShown;
        this.tree = new TreeCheck(signed, this::add);
    }

    /**
     * One that goes on behind a part that was verified before.
     *
     * @param partitions of the topic
     * @param signed what was signed of it, from its beginning on
     */
    public static StreamVerification behind(SignedPart done, int partitions, List<SignedCheckpoints> signed) {
        var verification = new StreamVerification(partitions, signed, false);
        verification.tree.goOn(done);
        verification.source = done.checkpoint().source();
        verification.reached = done.checkpoint().position();
        verification.sources = 1;
        return verification;
    }

    /** The next record. */
    public void take(ToldRecord told) {
        records++;
        var event = told.event();
        if (event == null) {
            add(StreamFault.at(Kind.FOREIGN, told, "It is no event in the form of this version."));
            return;
        }
        if (!event.log().equals(source)) {
            begin(event.log());
        }
        checkPlace(told, event);
        if (event.position() > reached) {
            tree.add(told, event.position(), reached);
            seen.put(event.position(), event.id());
            reached = Math.max(event.position(), tree.signedUpTo());
        } else {
            again(told, event);
        }
    }

    private void begin(UUID next) {
        if (source != null) {
            tree.end();
        }
        tree.begin(next);
        source = next;
        sources++;
        seen = new SeenIds();
        reached = 0;
    }

    private void checkPlace(ToldRecord told, StreamedEvent event) {
        var partition = Utils.toPositive(Utils.murmur2(event.subject().getBytes(UTF_8))) % partitions;
        if (!event.subject().equals(told.record().key())
                || partition != told.record().partition()) {
            add(StreamFault.at(Kind.MISPLACED, told, "Events of its subject belong to partition " + partition + "."));
        }
    }

    private void again(ToldRecord told, StreamedEvent event) {
        if (tree.lacks(event.position())) {
            add(StreamFault.at(Kind.OUT_OF_ORDER, told, "Its partition has told later events before it."));
        } else if (seen.wasAnother(event.position(), event.id())) {
            add(StreamFault.at(Kind.CONFLICT, told, "Another event was told with this position."));
        } else {
            duplicates++;
            if (!isTakenBackShown) {
                add(StreamFault.at(Kind.DUPLICATE, told, "It was told before."));
            }
        }
    }

    private void add(StreamFault fault) {
        faults++;
        if (first == null) {
            first = fault;
        }
    }

    /** All records of the last source, where the last one that was taken is the last one before a checkpoint. */
    public Optional<SignedPart> whole() {
        return tree.whole();
    }

    /** The first thing that is not as it is promised, of what was taken; empty where there is none so far. */
    public Optional<StreamFault> fault() {
        return Optional.ofNullable(first);
    }

    /** Whether more was signed than has come: what was committed a moment ago may be on the way. */
    public boolean awaits() {
        return tree.awaits();
    }

    /** What has come of it, once all records are taken. */
    public StreamVerdict end() {
        tree.end();
        tree.endAll();
        return new StreamVerdict(
                records,
                reached,
                sources,
                duplicates,
                tree.without(),
                tree.checked(),
                tree.signedRecords(),
                tree.signedUpTo(),
                faults,
                first);
    }
}
