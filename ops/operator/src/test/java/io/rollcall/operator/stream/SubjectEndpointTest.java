// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.operator.access.Operator;
import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** A stream id and its subject: told to an auditor, once that is on record, and the record does not have the id. */
class SubjectEndpointTest {

    private static final String ID = "8e6c1d3a-74c5-4d4e-8b7a-0a6f0f5f3d52";

    private final List<String> told = new ArrayList<>();

    @Test
    void isToldEitherWayOnceThatIsOnRecord() {
        for (var asked : List.of(ID, "user-7")) {
            var answer = ask(asked, true);
            assertThat(answer).isEqualTo(new SubjectEndpoint.Body("user-7", ID));
        }
        assertThat(told).containsExactly("stream id of user-7", "stream id of user-7");
    }

    @Test
    void whatIsNotThereIsOnRecordTooAndWithoutAnId() {
        var other = ID.replace('8', '9');
        for (var asked : List.of(other, "user-8")) {
            assertThatThrownBy(() -> ask(asked, true))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("not any more");
        }
        assertThat(told).containsExactly("stream id of nobody", "stream id of nobody");
    }

    @Test
    void withoutAReasonThereIsNoAnswer() {
        for (var asked : List.of(ID, "user-8")) {
            assertThatThrownBy(() -> ask(asked, false))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Say why");
        }
    }

    @Test
    void isForAuditors() {
        var endpoint = new SubjectEndpoint(new OneSubject(), (request, what) -> true);
        assertThat(endpoint.route().roles()).containsExactly(OperatorRole.AUDITOR);
    }

    private Object ask(String subject, boolean says) {
        var endpoint = new SubjectEndpoint(new OneSubject(), (request, what) -> {
            told.add(what);
            return says;
        });
        var request = new OperatorRequest(
                new Operator("a", OperatorRole.AUDITOR),
                Map.of("subject", subject),
                Map.of(),
                new HttpHeaders(),
                new byte[0]);
        var answer = endpoint.handle(request);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        return answer.body();
    }

    /** User 7. */
    private static final class OneSubject implements StreamIds {

        @Override
        public Map<String, String> names(Collection<String> ids) {
            return ids.contains(ID) ? Map.of(ID, "user-7") : Map.of();
        }

        @Override
        public Optional<String> current(String name) {
            return name.equals("user-7") ? Optional.of(ID) : Optional.empty();
        }

        @Override
        public Map<Named, String> of(Collection<Named> subjects) {
            throw new UnsupportedOperationException("None is made");
        }

        @Override
        public List<Subject> after(String after, int most) {
            throw new UnsupportedOperationException("One is asked for");
        }

        @Override
        public void end(Collection<End> ends) {}

        @Override
        public void told(long position) {}

        @Override
        public void forget() {}
    }
}
