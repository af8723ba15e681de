// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.ProofCheck;
import io.rollcall.proof.check.TlogProof;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.leaf.LogLeaf;
import io.rollcall.proof.leaf.RecordedEvent;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** A proof is of the newest checkpoint's tree, and is checked with the log's key and nothing else. */
class InclusionEndpointTest {

    private final AuditedLog audited = new AuditedLog();
    private final InclusionEndpoint proofs =
            new InclusionEndpoint(audited.log.log, audited.log.tiles, audited.log.checkpoints, 0);
    private final RecordedEventEndpoint events = new RecordedEventEndpoint(audited.log.log, audited.log.tiles);

    @BeforeEach
    void seal() {
        audited.log.with(700).sealed().with(5);
    }

    @AfterEach
    void close() {
        audited.close();
    }

    private static byte[] ask(OperatorEndpoint endpoint, String position) {
        var answer = endpoint.handle(new OperatorRequest(
                new Operator("v", OperatorRole.VIEWER),
                Map.of("position", position),
                Map.of(),
                new HttpHeaders(),
                new byte[0]));
        return (byte[]) Objects.requireNonNull(answer.body());
    }

    @Test
    void itIsCheckedOffline() throws ProofRefused {
        var check = new ProofCheck(TrustPolicy.of(audited.log.keys.believed(audited.origin())));
        for (var position : new String[] {"1", "256", "257", "699", "700"}) {
            var proof = TlogProof.parse(ask(proofs, position));
            var event = RecordedEvent.parse(new String(ask(events, position), UTF_8).strip());
            assertThat(check.check(proof, event).checkpoint().size()).isEqualTo(700);
            assertThat(check.check(proof, LogLeaf.decode(proof.extra()))).isNotNull();
        }
    }

    @Test
    void whatIsNotSignedYetHasNone() {
        for (var position : new String[] {"0", "701", "9223372036854775807", "x"}) {
            assertThatThrownBy(() -> ask(proofs, position)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void whatIsNotAsItWasSealedHasNone() {
        audited.log.sql("update events set payload = 'x' where position = 9");
        audited.log.sql("delete from events where position = 10");
        assertThatThrownBy(() -> ask(proofs, "9")).hasMessageContaining("audit verify");
        assertThatThrownBy(() -> ask(proofs, "10")).hasMessageContaining("audit verify");
        assertThatThrownBy(() -> ask(events, "10")).isInstanceOf(Problem.class);
    }
}
