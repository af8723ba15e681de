// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Check;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A diagnosis looks for each cause that the guide has, and is there in time. What the guide says is typed elsewhere.
 */
class DiagnosisIT {

    @Test
    void eachCauseHasACheck() {
        var checked = Server.beans(Check.class).stream().map(Check::cause).toList();
        var expected = Stream.of(Cause.values())
                .filter(cause -> cause != Cause.NOT_CHECKED)
                .toList();
        assertThat(checked).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aDiagnosisIsThereForEachRoleAndInTime() {
        for (var role : OperatorRole.values()) {
            var begun = System.nanoTime();
            var answer = Operators.as(role, Server.base())
                    .get("/ops/v1/diagnosis")
                    .is(200)
                    .json();
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L); // 3 s on a machine that is not busy
            assertThat(answer.get("exit_code").asInt())
                    .isEqualTo(List.of("well", "look", "broken")
                            .indexOf(answer.get("status").asString()));
            assertThat(answer.get("findings"))
                    .allSatisfy(found -> assertThat(Stream.of(Cause.values()).map(Cause::text))
                            .contains(found.get("cause").asString()));
        }
        Client.of(Server.base()).get("/ops/v1/diagnosis").is(401);
    }
}
