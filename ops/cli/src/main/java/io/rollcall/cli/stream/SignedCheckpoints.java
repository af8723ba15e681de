// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.proof.ProofRefused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Checkpoints one behind the other, as they were signed. */
public interface SignedCheckpoints {

    /**
     * The next one, which stays the next one.
     *
     * @return empty where there are no more
     * @throws ProofRefused where it cannot be believed
     */
    Optional<SignedCheckpoint> peek() throws ProofRefused;

    /** Goes on to the one behind it. */
    void skip();

    /** These. */
    static SignedCheckpoints of(List<SignedCheckpoint> checkpoints) {
        Deque<SignedCheckpoint> all = new ArrayDeque<>(checkpoints);
        return new SignedCheckpoints() {
            @Override
            public Optional<SignedCheckpoint> peek() {
                return Optional.ofNullable(all.peek());
            }

            @Override
            public void skip() {
                all.remove();
            }
        };
    }
}
