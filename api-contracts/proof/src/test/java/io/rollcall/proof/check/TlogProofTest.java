// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import static io.rollcall.proof.Refusals.assertMalformed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TlogProofTest {

    private static final SmallLog LOG = new SmallLog(5);
    private static final String HASH = Hash.sha256(new byte[0]).base64() + "\n";

    @Test
    void itIsReadAsItIsWritten() throws ProofRefused {
        for (var extra : new byte[][] {{}, {1, 2, 3}}) {
            var proof = new TlogProof(extra, 2, LOG.proof(3, 5).path(), LOG.note(5));
            var text = proof.encode();
            assertThat(TlogProof.parse(text.getBytes(UTF_8)).encode()).isEqualTo(text);
        }
        assertThat(LOG.proof(3, 5).encode()).startsWith("c2sp.org/tlog-proof@v1\nindex 2\n");
        assertThat(new TlogProof(new byte[] {1}, 2, LOG.proof(3, 5).path(), LOG.note(5)).encode())
                .startsWith("c2sp.org/tlog-proof@v1\nextra AQ==\nindex 2\n");
    }

    @Test
    void aTreeOfOneLeafHasAnEmptyPath() throws ProofRefused {
        var text = LOG.proof(1, 1).encode();
        assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nrollcall.example/");
        assertThat(TlogProof.parse(text.getBytes(UTF_8)).path()).isEmpty();
    }

    @Test
    void otherTextsAreNoProofs() throws ProofRefused {
        var text = LOG.proof(3, 5).encode();
        refused(text.replace("@v1", "@v2"));
        refused(text.replace("index 2", "index 02"));
        refused(text.replace("index 2", "index -2"));
        refused(text.replace("index 2", "index 9223372036854775808"));
        refused(text.replace("index 2\n", ""));
        refused(text.replace("index 2", "extra \nindex 2"));
        refused(text.replace("index 2", "extra AQ==\nextra AQ==\nindex 2"));
        refused(text.replace("index 2", "index 2\nextra AQ=="));
        refused(text.replace("index 2", "extra AR==\nindex 2"));
        refused(text.replace("index 2\n", "index 2\n" + HASH.repeat(62)));
        refused(text.replace("index 2\n", "index 2\n" + HASH.substring(4)));
        refused(text.replace("\n", "\r\n"));
        refused("\n" + text);
        refused(text + "\n");
        refused("");
        refused("\n\n");
        refused("c2sp.org/tlog-proof@v1\nindex 2\n\n");
        refused("c2sp.org/tlog-proof@v1\nindex 2\n\nno checkpoint\n\n\u2014 k AAAAAQE=\n");
        assertMalformed(() -> TlogProof.parse(new byte[TlogProof.MAX_BYTES + 1]));
    }

    private static void refused(String text) {
        assertMalformed(() -> TlogProof.parse(text.getBytes(UTF_8)));
    }

    @Test
    void thePathOfTheLargestTreeFits() throws ProofRefused {
        var path = Collections.nCopies(TlogProof.MAX_PATH, Hash.sha256(new byte[0]));
        var proof = new TlogProof(0, path, LOG.note(5));
        assertThat(TlogProof.parse(proof.encode().getBytes(UTF_8)).path()).hasSize(63);
    }
}
