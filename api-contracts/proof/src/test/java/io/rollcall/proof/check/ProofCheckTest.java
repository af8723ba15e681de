// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import static io.rollcall.proof.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofCheckTest {

    private static final SmallLog LOG = new SmallLog(300);

    private final ProofCheck check = new ProofCheck(TrustPolicy.of(LOG.keys()));

    @Test
    void everyEventOfACheckpointIsProven() throws ProofRefused {
        for (long size : List.of(1L, 2L, 255L, 256L, 257L, 300L)) {
            for (long position = 1; position <= size; position += 1 + size / 13) {
                var proof = TlogProof.parse(LOG.proof(position, size).encode().getBytes(UTF_8));
                var event = RecordedEvent.parse(LOG.event(position).toJson());
                var believed = check.check(proof, event);
                assertThat(believed.checkpoint()).isEqualTo(LOG.checkpoint(size));
                assertThat(believed.signatures()).hasSize(2);
            }
        }
    }

    @Test
    void oneKeyOfTheLogIsEnough() throws ProofRefused {
        for (var key : LOG.keys()) {
            var alone = new ProofCheck(TrustPolicy.of(List.of(key)));
            assertThat(alone.check(LOG.proof(5, 300), LOG.event(5)).signatures())
                    .hasSize(1);
        }
    }

    @Test
    void anotherEventIsRefused() throws ProofRefused {
        var proof = LOG.proof(5, 300);
        assertRefused(Reason.OTHER_EVENT, () -> check.check(proof, LOG.event(6)));
        var json = LOG.event(5).toJson();
        for (var change : List.of(
                "\"aggregate\":\"meeting-5=\"aggregate\":\"meeting-6",
                "\"version\":0=\"version\":1",
                "arranged=renamed",
                "\"revision\":\"1=\"revision\":\"2",
                "12:00:00=12:00:01",
                "Meeting=Group",
                "\"metadata\":\"e3=\"metadata\":\"f3",
                "\"payload\":\"ey=\"payload\":\"fy",
                "0002-0000=0002-0001",
                "0001-0000=0001-0001")) {
            var parts = change.split("=");
            assertThat(json).contains(parts[0]);
            var other = RecordedEvent.parse(json.replace(parts[0], parts[1]));
            assertRefused(Reason.NOT_INCLUDED, () -> check.check(proof, other));
        }
    }

    @Test
    void aProofOfAnotherPlaceOrTreeIsRefused() throws ProofRefused {
        var proof = LOG.proof(5, 300);
        var ofAnother = new TlogProof(4, LOG.proof(6, 300).path(), LOG.note(300));
        assertRefused(Reason.NOT_INCLUDED, () -> check.check(ofAnother, LOG.event(5)));
        var ofSmaller = new TlogProof(4, proof.path(), LOG.note(299));
        assertRefused(Reason.NOT_INCLUDED, () -> check.check(ofSmaller, LOG.event(5)));
        var behind = new TlogProof(4, proof.path(), LOG.note(4));
        assertRefused(Reason.NOT_INCLUDED, () -> check.check(behind, LOG.event(5)));
    }

    @Test
    void anotherLogOrKeyIsRefused() throws ProofRefused {
        var proof = LOG.proof(5, 300);
        var same = NoteSigner.generate(SmallLog.ORIGIN, SignatureType.ED25519, new SecureRandom());
        var other = NoteSigner.generate("other.example/log", SignatureType.ED25519, new SecureRandom());
        assertRefused(Reason.NOT_SIGNED, () -> of(same).check(proof, LOG.event(5)));
        assertRefused(Reason.OTHER_LOG, () -> of(other).check(proof, LOG.event(5)));
        var resigned = new TlogProof(
                4,
                proof.path(),
                proof.checkpoint().with(List.of(same.sign(LOG.checkpoint(299).text(), SmallLog.NOW))));
        assertRefused(Reason.WRONG_SIGNATURE, () -> of(same).check(resigned, LOG.event(5)));
    }

    private static ProofCheck of(NoteSigner signer) {
        return new ProofCheck(TrustPolicy.of(List.of(signer.verifier())));
    }

    @Test
    void witnessesAreCountedByName() throws ProofRefused {
        var one = List.of(witness("one", SignatureType.ED25519_COSIGNATURE), witness("one", mlDsa()));
        var two = witness("two", mlDsa());
        var witnesses = List.of(one.get(0).verifier(), one.get(1).verifier(), two.verifier());
        var wanted = new ProofCheck(new TrustPolicy(LOG.keys(), witnesses, 2));
        var proof = LOG.proof(5, 300);
        assertRefused(Reason.TOO_FEW_COSIGNATURES, () -> wanted.check(proof, LOG.event(5)));
        var text = proof.checkpoint().text();
        var byOne = one.stream().map(key -> key.sign(text, SmallLog.NOW)).toList();
        var cosigned = new TlogProof(4, proof.path(), proof.checkpoint().with(byOne));
        assertRefused(Reason.TOO_FEW_COSIGNATURES, () -> wanted.check(cosigned, LOG.event(5)));
        var both = cosigned.checkpoint().with(List.of(two.sign(text, SmallLog.NOW)));
        assertThat(wanted.check(new TlogProof(4, proof.path(), both), LOG.event(5))
                        .signatures())
                .hasSize(5)
                .last()
                .satisfies(last -> assertThat(last.at()).isEqualTo(SmallLog.NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustPolicy(LOG.keys(), witnesses, 3));
    }

    private static SignatureType mlDsa() {
        return SignatureType.ML_DSA_44_COSIGNATURE;
    }

    private static NoteSigner witness(String name, SignatureType type) {
        return NoteSigner.generate("witness.example/" + name, type, new SecureRandom());
    }

    @Test
    void smallerTreesAreConsistentWithLargerOnes() throws ProofRefused {
        LOG.consistency(7, 300)
                .verify(LOG.checkpoint(7).root(), LOG.checkpoint(300).root());
    }
}
