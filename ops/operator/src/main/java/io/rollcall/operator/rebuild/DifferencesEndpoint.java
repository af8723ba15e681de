// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.DifferingDocument;
import io.rollcall.projection.shared.Rebuilds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /ops/v1/jobs/{id}/differences}: every document that a verification has found not to be as the log says,
 * the last one first; until its read model is verified again.
 */
final class DifferencesEndpoint implements OperatorEndpoint {

    private static final long USUAL = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One document, as the result of the job names it. */
    record Shown(String id, JsonNode fields) {}

    private final Rebuilds rebuilds;

    DifferencesEndpoint(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("jobs/{id}/differences");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var limit = request.number("limit").orElse(USUAL).intValue();
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("The parameter 'limit' is from 1 to %d.".formatted(Page.MOST));
        }
        var before = request.number("before").orElse(Long.MAX_VALUE);
        return run(request.variable("id"))
                .flatMap(run -> rebuilds.differing(run, before, limit + 1))
                .map(found -> OperatorResponse.ok(page(found, limit)))
                .orElseThrow(() -> Problem.notFound(
                        "There is no such verification, or none any more: its read model was verified again."));
    }

    private static Optional<UUID> run(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Page<Shown> page(List<DifferingDocument> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var items = shown.stream()
                .map(each -> new Shown(each.id(), JSON.readTree(each.fields())))
                .toList();
        return new Page<>(items, found.size() > limit ? shown.getLast().number() : null);
    }
}
