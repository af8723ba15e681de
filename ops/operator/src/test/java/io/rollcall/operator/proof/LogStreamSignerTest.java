// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.projection.stream.StreamSigner.Told;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told on a topic is signed by the log's keys, in a name that is not the log's own. */
class LogStreamSignerTest {

    private static final UUID LOG = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID ANEW = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final Hash ROOT = Hash.sha256(new byte[1]);
    private static final NoteSigner KEY =
            NoteSigner.generate("rollcall.example/" + LOG, SignatureType.ED25519, new SecureRandom());
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void namesTheTopicBehindTheLogAndTheSourceOnceItIsAnotherOne() throws ProofRefused {
        var first = signer(KEY).sign(new Told(LOG, LOG, "t.events"), 3, ROOT, 7).orElseThrow();
        var note = SignedNote.parse(first.text());
        assertThat(note.verify(List.of(KEY.verifier()))).hasSize(1);
        assertThat(Checkpoint.parse(note.text()))
                .isEqualTo(new Checkpoint("rollcall.example/" + LOG + "/t.events", 3, ROOT, List.of("position 7")));
        assertThat(first.signedAt()).isEqualTo(NOW);

        var anew = signer(KEY).sign(new Told(LOG, ANEW, "t.events"), 3, ROOT, 7).orElseThrow();
        assertThat(anew.text()).startsWith("rollcall.example/" + LOG + "/t.events/" + ANEW + "\n3\n");
    }

    /** So nobody takes it for one. */
    @Test
    void isNoCheckpointOfTheLogItself() throws ProofRefused {
        var note = SignedNote.parse(signer(KEY)
                .sign(new Told(LOG, LOG, "t.events"), 3, ROOT, 7)
                .orElseThrow()
                .text());
        assertThatThrownBy(() -> TrustPolicy.of(List.of(KEY.verifier())).verify(note))
                .isInstanceOf(ProofRefused.class)
                .hasMessageContaining("another log");
    }

    @Test
    void signsNothingWithoutAKeyOfTheLog() {
        var another = NoteSigner.generate("rollcall.example/" + ANEW, SignatureType.ED25519, new SecureRandom());
        assertThat(signer(another).sign(new Told(LOG, LOG, "t.events"), 3, ROOT, 7))
                .isEmpty();
    }

    private static LogStreamSigner signer(NoteSigner key) {
        var properties = SealedLog.properties(key.skey());
        return new LogStreamSigner(LogKeys.of(properties, false, null), properties, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
