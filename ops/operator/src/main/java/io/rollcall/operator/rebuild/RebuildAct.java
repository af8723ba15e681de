// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.access.ActMembers;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.Jobs;
import io.rollcall.projection.shared.Rebuilds;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code POST /ops/v1/subscriptions/{name}/<act>}: answers with a job. */
final class RebuildAct implements OperatorEndpoint {

    private final String act;
    private final Rebuilds rebuilds;
    private final Jobs jobs;

    /** @param act in the path, and the kind of the job */
    RebuildAct(String act, Rebuilds rebuilds, Jobs jobs) {
        this.act = act;
        this.rebuilds = rebuilds;
        this.jobs = jobs;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.act("subscriptions/{name}/" + act);
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var name = request.variable("name");
        if (!rebuilds.readModels().contains(name)) {
            throw Problem.notFound("There is no read model '" + name + "'.");
        }
        refuseUnknownMembers(request);
        var part = act.equals(RebuildJob.REBUILD) ? RebuildPart.named(request.json()) : Optional.<RebuildPart>empty();
        return part.map(one -> jobs.accept(request, one.kind(), name, one.parameters()))
                .orElseGet(() -> jobs.accept(request, act, name, Map.of()));
    }

    /** What is not known here could have meant less than all of it. */
    private void refuseUnknownMembers(OperatorRequest request) {
        var names = act.equals(RebuildJob.REBUILD) ? RebuildPart.MEMBERS : Set.<String>of();
        ActMembers.requireNoneBut(names, request.json());
    }
}
