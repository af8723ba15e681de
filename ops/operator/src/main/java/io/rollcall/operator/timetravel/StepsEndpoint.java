// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.Operations;
import io.rollcall.projection.shared.PastStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * {@code GET /ops/v1/read-models/{name}/{id}/steps}: what each event made of a document, the newest first, and which
 * ones operators have had it go on without. It is folded anew in memory, and nothing is written. Of large documents
 * fewer steps are on a page than were asked for.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class StepsEndpoint implements OperatorEndpoint {

    /** One step. */
    record Step(
            @Nullable Object before,
            Object event,
            @Nullable Object after,
            @Nullable String error,
            boolean skipped) {}

    private static final int USUAL = 50;

    /** Values on a page: some megabytes of JSON. */
    private static final int MOST_VALUES = 100_000;

    private final PastFolds folds;
    private final PastWork work;
    private final Moments moments;
    private final TouchingEvents touching;
    private final Operations operations;

    StepsEndpoint(PastFolds folds, PastWork work, Moments moments, TouchingEvents touching, Operations operations) {
        this.folds = folds;
        this.work = work;
        this.moments = moments;
        this.touching = touching;
        this.operations = operations;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("read-models/{name}/{id}/steps");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var name = request.variable("name");
        var id = request.variable("id");
        folds.check(name);
        var before = request.number("before");
        var limit = limit(request);
        var upTo = before.map(position -> Math.min(Math.max(0, position - 1), moments.now()));
        var question = folds.question(upTo, List.of("steps", name, id, limit));
        return work.<List<PastStep>>answer(
                question,
                progress -> {
                    var last = new ArrayDeque<PastStep>();
                    folds.folded(name, Set.of(id), question.of(), progress, step -> keep(last, step, limit));
                    return List.copyOf(last.reversed());
                },
                steps -> answer(request, name, id, steps, limit));
    }

    private OperatorResponse answer(OperatorRequest request, String name, String id, List<PastStep> steps, int limit) {
        var what = "steps of document " + id + " of " + name;
        return OperatorResponse.ok(page(steps, limit, operations.unmasks(request, what)));
    }

    private static int limit(OperatorRequest request) {
        var limit = request.number("limit").orElse((long) USUAL);
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("The parameter 'limit' has to be from 1 to " + Page.MOST + ".");
        }
        return (int) (long) limit;
    }

    /** One more than the page has tells that there are more. */
    private static void keep(ArrayDeque<PastStep> last, PastStep step, int limit) {
        last.addLast(step);
        if (last.size() > limit + 1) {
            last.removeFirst();
        }
    }

    private Page<Step> page(List<PastStep> steps, int limit, boolean unmasked) {
        var events = touching.at(
                steps.stream().limit(limit).map(StepsEndpoint::positionOf).toList());
        var items = new ArrayList<Step>();
        var values = 0L;
        for (var step : steps) {
            if (items.size() == limit || values > MOST_VALUES) {
                return new Page<>(items, positionOf(steps.get(items.size() - 1)));
            }
            var shown = shown(step, events.get(items.size()), unmasked);
            values += Weight.of(shown.before()) + Weight.of(shown.after());
            items.add(shown);
        }
        return new Page<>(items, null);
    }

    private static Step shown(PastStep step, Object event, boolean unmasked) {
        return new Step(
                MaskedDocument.of(step.before(), unmasked),
                event,
                MaskedDocument.of(step.after(), unmasked),
                step.error(),
                step.skipped());
    }

    private static Long positionOf(PastStep step) {
        return PastAggregates.positionOf((DomainEventMessage<?>) step.event());
    }
}
