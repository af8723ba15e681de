// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

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

    private static final int LONGEST_ID = 200;

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
        return id(request)
                .map(id -> jobs.accept(request, OneDocumentJob.KIND, name, Map.of("id", id)))
                .orElseGet(() -> jobs.accept(request, act, name, Map.of()));
    }

    /** What is not known here could have meant less than all of it. */
    private void refuseUnknownMembers(OperatorRequest request) {
        var known = act.equals(RebuildJob.REBUILD) ? Set.of("reason", "id") : Set.of("reason");
        request.json().propertyNames().stream()
                .filter(member -> !known.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw Problem.badRequest("This act takes no member '%s'.".formatted(member));
                });
    }

    private Optional<String> id(OperatorRequest request) {
        var asked = act.equals(RebuildJob.REBUILD) ? request.json().path("id") : null;
        if (asked == null || asked.isMissingNode()) {
            return Optional.empty();
        }
        if (!asked.isString() || asked.asString().isBlank() || asked.asString().length() > LONGEST_ID) {
            throw Problem.badRequest("The member 'id' has to be a text of 1 to %d characters.".formatted(LONGEST_ID));
        }
        return Optional.of(asked.asString());
    }
}
