// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.leaf.LogLeaf;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.tree.InclusionProof;

/** Checks that events are in a log, with what it is given and nothing else. */
public final class ProofCheck {

    private final TrustPolicy policy;

    /** @param policy what is believed */
    public ProofCheck(TrustPolicy policy) {
        this.policy = policy;
    }

    /**
     * What has been proven: the event is at its position in the log of this checkpoint.
     *
     * @throws ProofRefused where it is not proven, and why
     */
    public TrustPolicy.Believed check(TlogProof proof, RecordedEvent event) throws ProofRefused {
        return check(proof, event.leaf());
    }

    /**
     * What has been proven: the leaf is at its position in the log of this checkpoint.
     *
     * @throws ProofRefused where it is not proven, and why
     */
    public TrustPolicy.Believed check(TlogProof proof, LogLeaf leaf) throws ProofRefused {
        var believed = policy.verify(proof.checkpoint());
        if (leaf.index() != proof.index()) {
            throw new ProofRefused(
                    Reason.OTHER_EVENT,
                    "The event is at position " + leaf.position() + ", and the proof is of position "
                            + (proof.index() + 1));
        }
        var checkpoint = believed.checkpoint();
        if (proof.index() >= checkpoint.size()) {
            throw new ProofRefused(Reason.NOT_INCLUDED, "The checkpoint is of a log that ends before the event");
        }
        new InclusionProof(proof.index(), checkpoint.size(), proof.path()).verify(leaf.hash(), checkpoint.root());
        return believed;
    }
}
