// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.operation.Operations;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * {@code GET /ops/v1/asof/{at}/<a GET of a door>?viewer=}: what a door would have answered to this user then, by the
 * query code of today over the documents that it reads, folded from the log for that position; and
 * {@code .../diff/{other}}: in what it would have answered otherwise at another one.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class AsOfEndpoint implements OperatorEndpoint {

    private static final Pattern DIFF = Pattern.compile("(?<path>/.+)/diff/(?<other>[^/]+)/?");

    /** What has become of an answer. */
    record DoorDiff(long from, long to, List<Difference> differences) {}

    private final PastFolds folds;
    private final PastModels models;
    private final PastWork work;
    private final Moments moments;
    private final ObjectProvider<DoorQueries> doors;
    private final Operations operations;

    AsOfEndpoint(
            PastFolds folds,
            PastModels models,
            PastWork work,
            Moments moments,
            ObjectProvider<DoorQueries> doors,
            Operations operations) {
        this.folds = folds;
        this.models = models;
        this.work = work;
        this.moments = moments;
        this.doors = doors;
        this.operations = operations;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("asof/{at}/{*path}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var at = moments.of(request.variable("at"));
        var diff = DIFF.matcher(request.variable("path"));
        return diff.matches() ? compared(request, at, diff) : asked(request, at);
    }

    private OperatorResponse asked(OperatorRequest request, long at) {
        var asked = question(request, request.variable("path"));
        var question = folds.question(Optional.of(at), asked);
        return work.<DoorAnswer>answer(
                question, progress -> answer(question.of(), asked, progress), answer -> shown(request, at, answer));
    }

    private OperatorResponse compared(OperatorRequest request, long at, Matcher diff) {
        var other = moments.of(diff.group("other"));
        var asked = question(request, diff.group("path"));
        var from = folds.question(Optional.of(at), asked);
        var to = folds.question(Optional.of(other), asked);
        return work.<DoorAnswer>answer(
                from,
                progress -> answer(from.of(), asked, progress),
                before -> work.<DoorAnswer>answer(
                        to,
                        progress -> answer(to.of(), asked, progress),
                        after -> compared(request, at, other, before, after)));
    }

    private DoorAnswer answer(Checkpoint at, DoorQuestion asked, Progress progress) throws Exception {
        var door = doors.getObject();
        return models.get()
                .look(
                        (readModel, ids) -> folds.folded(readModel, ids, at, progress, step -> {}),
                        () -> door.answer(models.get(), asked));
    }

    private static DoorQuestion question(OperatorRequest request, String path) {
        var query = new TreeMap<>(request.query());
        query.remove("viewer");
        return new DoorQuestion(
                path,
                query,
                base(request),
                request.number("viewer").filter(user -> user > 0).orElse(null));
    }

    private static URI base(OperatorRequest request) {
        return URI.create(
                "http://" + Objects.requireNonNullElse(request.headers().getFirst("Host"), "localhost"));
    }

    private OperatorResponse compared(
            OperatorRequest request, long at, long other, DoorAnswer before, DoorAnswer after) {
        var unmasked = operations.unmasks(request, what(request, at));
        var differences = Difference.between(
                MaskedDocument.ofDoor(before.body(), unmasked), MaskedDocument.ofDoor(after.body(), unmasked));
        return OperatorResponse.ok(new DoorDiff(at, other, differences));
    }

    private OperatorResponse shown(OperatorRequest request, long at, DoorAnswer answer) {
        var body = MaskedDocument.ofDoor(answer.body(), operations.unmasks(request, what(request, at)));
        var said = Objects.requireNonNullElse(body, Map.of());
        if (answer.status() < HttpStatus.BAD_REQUEST.value()) {
            return OperatorResponse.ok(said);
        }
        var status = Objects.requireNonNullElse(HttpStatus.resolve(answer.status()), HttpStatus.BAD_REQUEST);
        throw Problem.of(status, "The door would have refused it so.").with("answer", said);
    }

    private static String what(OperatorRequest request, long at) {
        return "answer of a door at position " + at + " to user "
                + request.parameter("viewer").orElse("nobody");
    }
}
