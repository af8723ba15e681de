// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which subject an id on the stream stands for: to an auditor, on record, and as long as the subject lives. */
class StreamSubjectIT {

    private static final String SUBJECTS = "/ops/v1/stream/subjects/";

    private final Meet meet = Meet.at(Server.base());
    private final Client auditor = Operators.as(OperatorRole.AUDITOR, Server.base());

    @Test
    void anAuditorIsToldEitherWayAndThatIsOnRecord() {
        var user = meet.signUp();
        var name = "user-" + user.userId();
        Server.streamed()
                .await(all -> all.stream().anyMatch(event -> event.key().equals(name)));

        var told = auditor.with("Rollcall-Unmask", "Ticket 17")
                .get(SUBJECTS + name)
                .is(200);
        assertThat(told.header("Cache-Control")).contains("no-store");
        assertThat(told.json().get("subject").asString()).isEqualTo(name);
        var id = told.json().get("id").asString();
        var back =
                auditor.with("Rollcall-Unmask", "Ticket 18").get(SUBJECTS + id).is(200);
        assertThat(back.json()).isEqualTo(told.json());

        var records = auditor.with("Rollcall-Unmask", "Ticket 19")
                .get("/ops/v1/events?type=operation.personal-data-unmasked&limit=50")
                .is(200)
                .text();
        assertThat(records)
                .contains("Ticket 17", "Ticket 18", "stream id of " + name)
                .doesNotContain(id);
    }

    @Test
    void nobodyIsToldWithoutAReasonOrTheRole() {
        var someone = SUBJECTS + UUID.randomUUID();
        auditor.get(someone).is(400);
        auditor.with("Rollcall-Unmask", "?").get(someone).is(400);
        auditor.with("Rollcall-Unmask", "Ticket 7").get(someone).is(404);
        auditor.with("Rollcall-Unmask", "Ticket 7").get(SUBJECTS + "user-0").is(404);
        for (var role : new OperatorRole[] {OperatorRole.VIEWER, OperatorRole.OPERATOR}) {
            Operators.as(role, Server.base())
                    .with("Rollcall-Unmask", "Ticket 7")
                    .get(someone)
                    .is(403);
        }
    }
}
