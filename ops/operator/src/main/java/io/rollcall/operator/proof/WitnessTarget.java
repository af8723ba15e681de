// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.SignedNote;

/** A witness: what it gives is kept below the checkpoint. */
final class WitnessTarget implements CheckpointTarget {

    private static final String NAME = "witness/";

    private final String name;
    private final WitnessClient client;
    private final Cosignatures cosignatures;
    private final TileTable tiles;

    WitnessTarget(String name, WitnessClient client, Cosignatures cosignatures, TileTable tiles) {
        this.name = NAME + name;
        this.client = client;
        this.cosignatures = cosignatures;
        this.tiles = tiles;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isWitness() {
        return true;
    }

    @Override
    public void send(CheckpointTable.Kept checkpoint) throws WitnessRefused, ProofRefused, InterruptedException {
        cosignatures.add(checkpoint.size(), client.cosign(SignedNote.parse(checkpoint.note()), tiles));
    }

    @Override
    public void close() {
        client.close();
    }
}
