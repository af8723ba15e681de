// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import io.rollcall.cli.stream.SignedCheckpoint;
import io.rollcall.cli.stream.SignedCheckpoints;
import io.rollcall.cli.stream.SignedPart;
import io.rollcall.cli.stream.StreamFault;
import io.rollcall.cli.stream.StreamVerification;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.stream.ToldRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a folder with the records of a topic up to a checkpoint: those of the checkpoint's source. A record comes into
 * a part, and a part into its place, only once all up to it was held to what the stream promises and to a checkpoint.
 * Not safe for use by several threads.
 */
public final class ParquetExport implements AutoCloseable {

    private final ParquetFolder folder;
    private final String topic;
    private final SignedCheckpoint until;
    private final long partRecords;
    private final @Nullable SignedPart before;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private @Nullable StreamVerification verification;
    private @Nullable OpenPart part;
    private long done;
    private long last;

    /**
     * Goes on behind what the folder has.
     *
     * @param until the checkpoint up to which it is to be filled
     * @param partRecords a part is ended by the next checkpoint once it has so many
     * @throws ProofRefused where the folder is not one of this topic, source and key
     */
    public ParquetExport(
            ParquetFolder folder, String topic, SignedCheckpoint until, List<NoteVerifier> keys, long partRecords)
            throws IOException, ProofRefused {
        this.folder = folder;
        this.topic = topic;
        this.until = until;
        this.partRecords = partRecords;
        var kept = folder.last();
        this.before = kept.isEmpty() ? null : signed(kept.get(), keys);
        kept.ifPresent(it -> offsets.putAll(it.offsets()));
        this.done = before == null ? 0 : before.checkpoint().size();
        this.last = before == null ? 0 : before.checkpoint().position();
    }

    private SignedPart signed(KeptPart kept, List<NoteVerifier> keys) throws IOException, ProofRefused {
        if (!kept.topic().equals(topic)) {
            throw new ProofRefused(Reason.OTHER_LOG, "The folder is of topic " + kept.topic());
        }
        var signed = kept.signed(folder.note(kept), keys);
        if (!signed.checkpoint().source().equals(until.source())) {
            throw new ProofRefused(
                    Reason.OTHER_LOG,
                    "The folder is of another source than the topic's last one: export that into a folder of its own");
        }
        return signed;
    }

    /** Behind which offsets, by partition, the records are that the folder does not have. */
    public Map<Integer, Long> offsets() {
        return Map.copyOf(offsets);
    }

    /** The position that the folder goes up to. */
    public long last() {
        return last;
    }

    /** The number of records that the folder has, with those of the open part. */
    public long done() {
        return done;
    }

    /** Whether there is nothing to be done any more. */
    public boolean isDone() {
        return part == null && done >= until.size();
    }

    /** Before the first record. */
    public void begin(int partitions, SignedCheckpoints signed) {
        verification = before == null
                ? new StreamVerification(partitions, List.of(signed), false)
                : StreamVerification.behind(before, partitions, List.of(signed));
    }

    /**
     * The next record of the topic.
     *
     * @throws ProofRefused where it is not as the stream promises
     * @throws MisfitException where it is not as its schema says
     */
    public void take(ToldRecord told) throws IOException, ProofRefused {
        var verified = verification();
        verified.take(told);
        refuse(verified.fault().orElse(null));
        offsets.put(told.record().partition(), told.record().offset() + 1);
        var event = told.event();
        if (event == null || !event.log().equals(until.source())) {
            return;
        }
        open().add(told, event);
        done++;
        var whole = verified.whole();
        if (whole.isPresent() && (done >= until.size() || open().records() >= partRecords)) {
            keep(whole.get());
        }
    }

    private OpenPart open() throws IOException {
        if (part == null) {
            part = folder.begin();
            if (last == 0) {
                part.beginAll();
            }
        }
        return part;
    }

    private void keep(SignedPart signed) throws IOException {
        last = folder.keep(open(), topic, last + 1, signed, offsets()).last();
        part = null;
    }

    /**
     * No more records come.
     *
     * @throws ProofRefused where that is too early
     */
    public void end() throws ProofRefused {
        if (!isDone()) {
            refuse(verification().end().first());
            throw ProofRefused.malformed("The topic ends before position " + until.position());
        }
    }

    /** What was not finished is given up. */
    @Override
    public void close() throws IOException {
        if (part != null) {
            part.close();
        }
    }

    private StreamVerification verification() {
        if (verification == null) {
            throw new IllegalStateException("Not begun");
        }
        return verification;
    }

    private static void refuse(@Nullable StreamFault fault) throws ProofRefused {
        if (fault != null) {
            throw new ProofRefused(
                    Reason.INCONSISTENT,
                    "%s at position %d: %s".formatted(fault.name(), fault.position(), fault.what()));
        }
    }
}
