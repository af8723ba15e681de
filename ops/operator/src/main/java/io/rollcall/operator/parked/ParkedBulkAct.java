// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.Jobs;
import io.rollcall.projection.shared.ParkedRegister;

/**
 * {@code POST /ops/v1/parked/retry} and {@code evict}: all that a filter finds, which has to be given, so that nobody
 * evicts everything by an empty body.
 */
final class ParkedBulkAct implements OperatorEndpoint {

    private final String act;
    private final ParkedRegister register;
    private final Jobs jobs;

    /** @param act in the path */
    ParkedBulkAct(String act, ParkedRegister register, Jobs jobs) {
        this.act = act;
        this.register = register;
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("parked/" + act);
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var selection = ParkedSelection.of(request.json()).checked(register);
        if (selection.isAll()) {
            throw Problem.badRequest("Say which: {\"subscription\": \"…\"}, {\"type\": \"…\"}, or both.");
        }
        return jobs.accept(request, ParkedJob.kind(act), selection.target(), selection.parameters());
    }
}
