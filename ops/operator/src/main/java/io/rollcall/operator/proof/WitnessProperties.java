// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The witnesses that are asked to cosign each checkpoint (c2sp.org/tlog-witness), and of how many that is wanted.
 *
 * @param quorum of how many witnesses a checkpoint has to have cosignatures before it is sent to any place outside
 *     (default 0)
 * @param at the witnesses by names of their own, up to {@value #MOST}; default none
 */
@ConfigurationProperties("rollcall.proof.witnesses")
public record WitnessProperties(
        @DefaultValue("0") int quorum, @DefaultValue Map<String, At> at) {

    /** Their signatures have room in a note beside those of the log. */
    static final int MOST = 8;

    /** @throws IllegalArgumentException where more are wanted than there are, or there are too many */
    public WitnessProperties {
        at = Map.copyOf(at);
        if (quorum < 0 || quorum > at.size() || at.size() > MOST) {
            throw new IllegalArgumentException("There are up to " + MOST
                    + " witnesses in rollcall.proof.witnesses.at, and .quorum is from 0 to their number");
        }
    }

    /**
     * A witness.
     *
     * @param url what stands before {@code /add-checkpoint}
     * @param keys its public keys, {@code name+id+base64}, one or two: signatures of others are passed over
     */
    public record At(URI url, List<String> keys) {

        private static final int MOST_KEYS = 2;

        /** @throws IllegalArgumentException where it has no key, or too many */
        public At {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.size() > MOST_KEYS) {
                throw new IllegalArgumentException("A witness of rollcall.proof.witnesses.at has one key or two");
            }
        }

        List<NoteVerifier> verifiers() {
            return keys.stream().map(At::verifier).toList();
        }

        private static NoteVerifier verifier(String vkey) {
            try {
                return NoteVerifier.parse(vkey.strip());
            } catch (ProofRefused e) {
                throw new IllegalArgumentException("A key of rollcall.proof.witnesses.at: " + e.getMessage());
            }
        }
    }
}
