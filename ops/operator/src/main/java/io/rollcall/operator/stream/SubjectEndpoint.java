// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.OperatorRoute;
import io.rollcall.operator.access.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * {@code GET stream/subjects/{subject}}: which id a subject of the log has on the stream, or the other way round, while
 * it lives; to an auditor that says why. What is recorded is the subject's name in the log and never the id, which is
 * to lead nowhere once it is destroyed.
 */
final class SubjectEndpoint implements OperatorEndpoint {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final StreamIds ids;
    private final BiPredicate<OperatorRequest, String> unmasks;

    /** @param unmasks whether a request may be shown this; then that is on record by now */
    SubjectEndpoint(StreamIds ids, BiPredicate<OperatorRequest, String> unmasks) {
        this.ids = ids;
        this.unmasks = unmasks;
    }

    /** What is answered. */
    record Body(String subject, String id) {}

    @Override
    public OperatorRoute route() {
        return OperatorRoute.getUnmasked("stream/subjects/{subject}");
    }

    @Override
    public OperatorResponse handle(OperatorRequest request) {
        var found = find(request.variable("subject"));
        if (!unmasks.test(request, "stream id of " + found.map(Body::subject).orElse("nobody"))) {
            throw Problem.badRequest("Say why, by the header Rollcall-Unmask.");
        }
        return found.map(body -> OperatorResponse.ok(body).with("Cache-Control", "no-store"))
                .orElseThrow(() -> Problem.notFound("Nothing has this id or name on the stream, or not any more."));
    }

    private Optional<Body> find(String asked) {
        return ID.matcher(asked).matches()
                ? Optional.ofNullable(ids.names(List.of(asked)).get(asked)).map(name -> new Body(name, asked))
                : ids.current(asked).map(id -> new Body(asked, id));
    }
}
