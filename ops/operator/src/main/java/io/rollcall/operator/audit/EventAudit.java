// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.log.append.Head;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.proof.StoredLeaves;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.proof.Hash;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.proof.tree.TileId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds the stored bytes of events to the log's own chain of hashes and to the leaves of the tree, which it makes anew.
 * Goes forward by chunks, each of whole tiles.
 */
final class EventAudit {

    /** So many events are in memory at once. */
    static final int CHUNK = 4 * TileId.FULL;

    private final LogReader log;
    private final TileTable tiles;
    private final UUID incarnation;
    private final long sealed;
    private final Findings findings;
    private final TileAudit above;
    private final MerkleHash merkle = new MerkleHash();
    private @Nullable Head before;
    private boolean doubtful; // what the next event follows

    /**
     * An audit that begins behind a position.
     *
     * @param sealed how far the tree has come
     * @param before the event at that position; {@code null} where there is none
     */
    EventAudit(
            LogReader log, TileTable tiles, UUID incarnation, long sealed, Findings findings, @Nullable Head before) {
        this.log = log;
        this.tiles = tiles;
        this.incarnation = incarnation;
        this.sealed = sealed;
        this.findings = findings;
        this.above = new TileAudit(tiles, sealed, findings);
        this.before = before;
    }

    /** The event that the next one is to follow; {@code null} where that is missing. */
    @Nullable
    Head before() {
        return before;
    }

    /**
     * Looks at the events from a position on, up to the end of its chunk.
     *
     * @return the last position that was looked at
     */
    long check(long from, long to) {
        var end = Math.min(to, ((from - 1) / CHUNK + 1) * CHUNK);
        var events =
                new Events(log.storedAfter(from - 1, (int) (end - from + 1)).iterator());
        var first = (from - 1) / TileId.FULL;
        var stored = tiles.hashes(0, first, CHUNK / TileId.FULL);
        for (var tile = first; tile <= (end - 1) / TileId.FULL; tile++) {
            check(tile, stored.getOrDefault(tile, new byte[0]), from, end, events);
        }
        return end;
    }

    private void check(long tile, byte[] stored, long from, long to, Events events) {
        var made = Arrays.copyOf(stored, TileId.FULL * Hash.BYTES);
        var first = tile * TileId.FULL + 1;
        for (var position = Math.max(first, from); position <= Math.min(to, first + TileId.FULL - 1); position++) {
            check(position, (int) (position - first), stored, made, events.at(position));
        }
        if (Math.min(to, sealed) >= first + TileId.FULL - 1 && stored.length == made.length) {
            above.requireParent(tile, stored, made);
        }
    }

    private void check(long position, int place, byte[] stored, byte[] made, @Nullable StoredEvent event) {
        if (event == null) {
            findings.add(AuditFinding.at(position, "There is no event at this position."));
            before = null;
            return;
        }
        var leaf = leaf(event);
        leaf.into(made, place * Hash.BYTES);
        var isSealed = position <= sealed;
        var isInTree = isSealed
                && stored.length >= (place + 1) * Hash.BYTES
                && Hash.at(stored, place * Hash.BYTES, Hash.BYTES).equals(leaf);
        var chained =
                before == null ? event : before.next(event.row(), event.row().digest(), event.recordedAt());
        var isChained = Arrays.equals(chained.hash(), event.hash());
        if (isSealed && !isInTree) {
            findings.add(AuditFinding.at(position, otherLeaf(stored, place, isChained)));
        } else if (!isChained && !doubtful) {
            findings.add(AuditFinding.at(
                    position, "Its hash does not follow from what stands there and from the event before it."));
        }
        before = Head.after(isInTree && !doubtful ? chained : event); // what is wrong is not found again behind it
        doubtful = isSealed && !isInTree;
    }

    private static String otherLeaf(byte[] stored, int place, boolean isChained) {
        if (stored.length < (place + 1) * Hash.BYTES) {
            return "The tree has no leaf for it.";
        }
        return isChained
                ? "It is not what the tree has a leaf of, though it follows the event before it: the log's hashes were"
                        + " made anew, or the tile was changed."
                : "It is not what the tree has a leaf of, and its hash does not follow from what stands there.";
    }

    private Hash leaf(StoredEvent event) {
        try {
            return merkle.leaf(StoredLeaves.recorded(incarnation, event).leaf().encode());
        } catch (IllegalArgumentException e) {
            return MerkleHash.EMPTY; // a row that nobody could have sealed
        }
    }

    /** Events in their order, each asked for by its position. */
    private static final class Events {

        private final Iterator<StoredEvent> all;
        private @Nullable StoredEvent next;

        Events(Iterator<StoredEvent> all) {
            this.all = all;
            advance();
        }

        private void advance() {
            next = all.hasNext() ? all.next() : null;
        }

        @Nullable
        StoredEvent at(long position) {
            var found = next;
            if (found == null || found.position() != position) {
                return null;
            }
            advance();
            return found;
        }
    }
}
