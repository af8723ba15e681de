// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.Jobs;
import io.rollcall.projection.stream.StreamBackfill;
import io.rollcall.projection.stream.StreamRefused;

/** {@code POST /ops/v1/stream/backfill}: answers with a job. */
final class BackfillAct implements OperatorEndpoint {

    private final StreamBackfill backfill;
    private final Jobs jobs;

    BackfillAct(StreamBackfill backfill, Jobs jobs) {
        this.backfill = backfill;
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("stream/backfill");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var asked = BackfillRequest.ofAct(request.json());
        try {
            backfill.check(asked.topic());
        } catch (StreamRefused e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
        return jobs.accept(request, BackfillJob.KIND, asked.topic(), asked.parameters());
    }
}
