// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorResponse.Page;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** {@code GET /ops/v1/parked}: what is parked in all read models, or in one, the newest event first. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class ParkedListEndpoint implements OperatorEndpoint {

    private static final long USUAL = 50;

    private final ParkedRegister register;
    private final ParkedNames names;

    ParkedListEndpoint(ParkedRegister register, ParkedNames names) {
        this.register = register;
        this.names = names;
    }

    @Override
    public OperatorRoute route() {
        return OperatorRoute.get("parked");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var selection = new ParkedSelection(
                        request.parameter("subscription").orElse(null),
                        request.parameter("type").orElse(null))
                .checked(register);
        var limit = request.number("limit").orElse(USUAL);
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.badRequest("'limit' has to be from 1 to " + Page.MOST + ".");
        }
        var from = request.parameter("before").map(ParkedCursor::of).orElse(ParkedCursor.NEWEST);
        var found = ParkedAnswers.asked(() -> selection.some(
                register,
                from.position(),
                parked -> from.isBefore(parked.position(), names.id(parked)),
                Math.toIntExact(limit) + 1));
        var page = found.stream().sorted(names.newestFirst()).limit(limit).toList();
        var next = found.size() > page.size() ? cursor(page.getLast()) : null;
        return OperatorResponse.ok(new Page<>(
                page.stream().map(it -> ParkedRow.of(it, names.id(it))).toList(), next));
    }

    private String cursor(ParkedDocument last) {
        return new ParkedCursor(last.position(), names.id(last).text()).text();
    }
}
