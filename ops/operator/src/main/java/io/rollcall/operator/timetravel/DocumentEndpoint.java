// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.Operations;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * {@code GET /ops/v1/read-models/{name}/{id}?at=}: a document of a read model as it was, folded from the log by the
 * projection that keeps it; without {@code at}, as it has to be now, whatever the collection holds.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class DocumentEndpoint implements OperatorEndpoint {

    /** The answer. */
    record Body(
            String readModel, String id, long at, @Nullable Object document, boolean parked) {}

    /** What was folded. */
    private record Found(long at, @Nullable Document content, boolean parked) {}

    private final PastFolds folds;
    private final PastWork work;
    private final Moments moments;
    private final Operations operations;

    DocumentEndpoint(PastFolds folds, PastWork work, Moments moments, Operations operations) {
        this.folds = folds;
        this.work = work;
        this.moments = moments;
        this.operations = operations;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("read-models/{name}/{id}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var name = request.variable("name");
        var id = request.variable("id");
        folds.check(name);
        var question = folds.question(moments.in(request, "at"), List.of("document", name, id));
        return work.<Found>answer(
                question,
                progress -> {
                    var fold = folds.folded(name, Set.of(id), question.of(), progress, step -> {});
                    return new Found(question.at(), fold.content(id), fold.isParked(id));
                },
                found -> answer(request, name, id, found));
    }

    private OperatorResponse answer(OperatorRequest request, String name, String id, Found found) {
        if (found.content() == null) {
            throw Problem.notFound("There is no such document at position " + found.at() + ".");
        }
        var what = "document " + id + " of " + name + " at position " + found.at();
        var document = MaskedDocument.of(found.content(), operations.unmasks(request, what));
        return OperatorResponse.ok(new Body(name, id, found.at(), document, found.parked()));
    }
}
