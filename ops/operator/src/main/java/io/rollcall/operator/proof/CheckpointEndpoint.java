// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/tlog/checkpoint}: the newest, as a signed note (c2sp.org/tlog-checkpoint). */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class CheckpointEndpoint implements OperatorEndpoint {

    static final String TEXT = "text/plain;charset=utf-8";

    private final CheckpointTable checkpoints;

    CheckpointEndpoint(CheckpointTable checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("tlog/checkpoint");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var newest = checkpoints.newest().orElseThrow(() -> Problem.notFound("Nothing has been signed yet."));
        return OperatorResponse.bytes(newest.note().getBytes(UTF_8), TEXT);
    }
}
