// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.cli.stream.StreamFault.Kind;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.CompactRange;
import io.rollcall.stream.StreamLeaf;
import io.rollcall.stream.ToldRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the tree anew of the records, and holds it to what was signed. */
final class TreeCheck {

    private final List<SignedCheckpoints> signed;
    private final Consumer<StreamFault> faults;
    private final Gaps gaps = new Gaps();
    private CompactRange tree = new CompactRange();
    private @Nullable UUID source;
    private @Nullable SignedCheckpoint believed;
    private boolean isBroken;
    private long signedUpTo;
    private long signedRecords;
    private long checked;
    private long without;

    TreeCheck(List<SignedCheckpoints> signed, Consumer<StreamFault> faults) {
        this.signed = signed;
        this.faults = faults;
    }

    /** What follows comes behind records that were held to a checkpoint before. */
    void goOn(SignedPart done) {
        tree = done.tree();
        source = done.checkpoint().source();
        signedUpTo = done.checkpoint().position();
        signedRecords = tree.size();
        signed.forEach(this::passOver);
    }

    /** What was signed before, and of sources before. */
    private void passOver(SignedCheckpoints checkpoints) {
        var isBefore = true;
        for (var next = next(checkpoints); next.isPresent(); next = next(checkpoints)) {
            if (isOf(next.get()) ? next.get().size() > tree.size() : !isBefore) {
                return;
            }
            isBefore &= !isOf(next.get());
            checkpoints.skip();
        }
    }

    /** What follows is of another source. */
    void begin(UUID next) {
        tree = new CompactRange();
        source = next;
        isBroken = false;
        signedUpTo = 0;
        gaps.clear();
    }

    /** @param reached the position of the one before it */
    void add(ToldRecord told, long position, long reached) {
        if (position > reached + 1) {
            gaps.add(reached + 1, position - 1);
        }
        tree.append(StreamLeaf.of(
                told.record().key(), told.record().headers(), told.record().value()));
        signed.forEach(checkpoints -> hold(checkpoints, position));
    }

    /** Whether there is no record of a position, of those that are not signed yet. */
    boolean lacks(long position) {
        return gaps.has(position);
    }

    private void hold(SignedCheckpoints checkpoints, long position) {
        for (var next = next(checkpoints);
                next.isPresent() && isOf(next.get()) && next.get().size() <= tree.size();
                next = next(checkpoints)) {
            checkpoints.skip();
            if (next.get().size() < tree.size()) {
                faults.accept(StreamFault.of(
                        Kind.CHECKPOINT, position, "A checkpoint of fewer records comes after one of more."));
            } else if (!isBroken) {
                compare(next.get(), position);
            }
        }
    }

    private void compare(SignedCheckpoint checkpoint, long position) {
        if (!checkpoint.checkpoint().root().equals(tree.root())) {
            isBroken = true;
            faults.accept(otherwise(position));
            return;
        }
        checked++;
        believed = checkpoint;
        without += gaps.count() + Math.max(0, checkpoint.position() - position);
        gaps.clear();
        signedUpTo = Math.max(signedUpTo, checkpoint.position());
        signedRecords = tree.size();
    }

    private StreamFault otherwise(long position) {
        return missing()
                .orElseGet(() -> StreamFault.of(
                        Kind.CHANGED,
                        signedUpTo + 1,
                        "The records of positions " + (signedUpTo + 1) + " to " + position
                                + " are not those that were signed."));
    }

    private Optional<StreamFault> missing() {
        return gaps.first().isEmpty()
                ? Optional.empty()
                : Optional.of(StreamFault.of(
                        Kind.MISSING,
                        gaps.first().getAsLong(),
                        "It is not there (of " + gaps.count()
                                + "), and nothing that is signed says that it need not be."));
    }

    /** All of this source's, where the last record that has come is the last that is signed so far. */
    Optional<SignedPart> whole() {
        return believed == null || isBroken || !isOf(believed) || believed.size() != tree.size()
                ? Optional.empty()
                : Optional.of(new SignedPart(believed, new CompactRange(tree.size(), tree.subtrees())));
    }

    /** Whether more was signed than has come. */
    boolean awaits() {
        return !isBroken && signed.stream().anyMatch(it -> next(it).isPresent());
    }

    /** No more comes of this source. */
    void end() {
        var reached = tree.size();
        var more = signed.stream().mapToLong(this::drop).max().orElse(0);
        if (isBroken) {
            return;
        }
        missing().ifPresentOrElse(faults, () -> {
            if (more > reached) {
                faults.accept(StreamFault.of(
                        Kind.CUT,
                        signedUpTo + 1,
                        "There are " + reached + " records, and " + more + " were signed: the end is not there."));
            }
        });
    }

    /** The largest size of what is left of this source. */
    private long drop(SignedCheckpoints checkpoints) {
        var most = 0L;
        for (var next = next(checkpoints); next.isPresent() && isOf(next.get()); next = next(checkpoints)) {
            most = Math.max(most, next.get().size());
            checkpoints.skip();
        }
        return most;
    }

    /** No more comes at all. */
    void endAll() {
        if (awaits()) {
            faults.accept(StreamFault.of(Kind.CUT, 0, "There is nothing of a source of which records were signed."));
        }
    }

    private Optional<SignedCheckpoint> next(SignedCheckpoints checkpoints) {
        while (true) {
            try {
                return checkpoints.peek();
            } catch (ProofRefused e) {
                faults.accept(
                        StreamFault.of(Kind.CHECKPOINT, 0, "A checkpoint is not believed: " + e.getMessage() + "."));
                checkpoints.skip();
            }
        }
    }

    private boolean isOf(SignedCheckpoint checkpoint) {
        return checkpoint.source().equals(source);
    }

    /** Up to which position all is signed. */
    long signedUpTo() {
        return signedUpTo;
    }

    /** So many records, of the last source. */
    long signedRecords() {
        return signedRecords;
    }

    /** So many checkpoints are of this tree. */
    long checked() {
        return checked;
    }

    /** So many positions have no record, and that is signed. */
    long without() {
        return without;
    }
}
