// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.log.subscription.ProcessorControl;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.StoredEventSubscription;
import java.util.OptionalLong;

/** Follows the log with the tree: its position is the size of that. */
final class Sealer implements StoredEventSubscription {

    static final String NAME = "sealer";

    private final TileTable tiles;
    private final SealerLoop loop;

    Sealer(TileTable tiles, SealerLoop loop) {
        this.tiles = tiles;
        this.loop = loop;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** It keeps its position in PostgreSQL, as policies do, and the keys that it signs with are secrets as theirs. */
    @Override
    public Role role() {
        return Role.POLICY;
    }

    @Override
    public long position() {
        return loop.reached().orElseGet(() -> tiles.state().size());
    }

    @Override
    public OptionalLong positionHere() {
        return loop.reached();
    }

    @Override
    public ProcessorControl control() {
        return loop;
    }
}
