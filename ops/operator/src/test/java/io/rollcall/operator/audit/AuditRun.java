// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.contracts.operation.OperationId;
import io.rollcall.operator.job.JobContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A job of its own, that may be killed after so many checkpoints, and gone on with. */
final class AuditRun implements JobContext {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JsonNode parameters;
    private int left;
    private @Nullable JsonNode kept;
    private @Nullable JsonNode result;
    private long done;

    /** @param checkpoints after so many it is killed */
    AuditRun(VerifyRequest asked, int checkpoints) {
        this.parameters = JSON.valueToTree(asked.parameters());
        this.left = checkpoints;
    }

    /** What it has to show. */
    JsonNode shown() {
        if (result == null) {
            throw new AssertionError("It has nothing to show");
        }
        return result;
    }

    /** From where it went on last. */
    long done() {
        return done;
    }

    /** Another process takes it. */
    void goOnElsewhere() {
        left = Integer.MAX_VALUE;
        done = 0;
    }

    @Override
    public OperationId id() {
        return OperationId.of(new UUID(0, 1));
    }

    @Override
    public String target() {
        return VerifyJob.LOG;
    }

    @Override
    public JsonNode parameters() {
        return parameters;
    }

    @Override
    public String operator() {
        return "ada";
    }

    @Override
    public String reason() {
        return "Yearly audit";
    }

    @Override
    public Optional<JsonNode> checkpoint() {
        return Optional.ofNullable(kept);
    }

    @Override
    public void checkpoint(Object state) {
        kept = JSON.readTree(JSON.writeValueAsString(state));
        if (--left <= 0) {
            throw new IllegalStateException("killed");
        }
    }

    @Override
    public void progress(long reached, long of) {
        done = done == 0 ? reached : done;
    }

    @Override
    public void progress(long reached, long of, double rate, Duration after) {
        progress(reached, of);
    }

    @Override
    public void result(Object shown) {
        result = JSON.readTree(JSON.writeValueAsString(shown));
    }

    @Override
    public boolean isPaused() {
        return false;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void goOn() {}
}
