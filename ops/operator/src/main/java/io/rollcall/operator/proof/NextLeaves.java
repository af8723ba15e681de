// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.operator.proof.LeafRows.LeafRow;
import java.util.List;
import java.util.UUID;

/**
 * The leaves that the tree lacks: of the events that this process has in memory, since it has appended them or read
 * them for others a moment ago; and otherwise of the rows, which cost PostgreSQL and this process a tenth of a command
 * each.
 */
final class NextLeaves {

    private final LogHistory recent;
    private final LeafRows rows;

    NextLeaves(LogHistory recent, LeafRows rows) {
        this.recent = recent;
        this.rows = rows;
    }

    /**
     * The leaves of up to {@code most} events after a position. Whether the log holds the last of them is still to be
     * asked: its hash says so for all.
     *
     * @throws SealRefused where a row is missing
     */
    List<LeafRow> after(UUID incarnation, long position, int most) {
        var known = recent.recent(position, most);
        return known.isEmpty()
                ? rows.after(incarnation, position, most)
                : known.stream().map(event -> leaf(incarnation, event)).toList();
    }

    private static LeafRow leaf(UUID incarnation, StoredEvent event) {
        var leaf = StoredLeaves.recorded(incarnation, event).leaf();
        return new LeafRow(leaf.encode(), event.hash());
    }

    /** @throws SealRefused where the log is not the one that the tree is over */
    void requireSealed(TreeState tree) {
        rows.requireSealed(tree);
    }
}
