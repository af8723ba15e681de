// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How jobs are followed. */
class JobsTest {

    private static final String ID = "6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f";
    private static final String JOB = "GET /ops/v1/jobs/" + ID;

    private final DescribedServer server = new DescribedServer();

    @BeforeEach
    void isUnderWay() {
        server.forget(JOB);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRestartInBetweenDoesNotMatter() {
        server.tell(JOB, 200, job("running", null));
        server.tell(JOB, 0, "", Map.of());
        server.tell(JOB, 503, "{\"detail\":\"Starting.\"}", Map.of());
        server.tell(JOB, 304, "", Map.of());
        server.tell(JOB, 200, job("ended", "applied"));
        var result = Typed.at(server).run("verify", "meeting", "--reason", "Monthly check");
        assertThat(result.code()).isZero();
        assertThat(result.text()).contains("rebuild meeting: applied", "job " + ID, "by ada");
        assertThat(result.err())
                .contains(
                        "rebuild meeting running 26 %  52000/200000  41301/s  4 s left\n", "The job goes on", "waiting")
                .doesNotContain("\r");
    }

    /** A script that verifies must not take that for well. */
    @Test
    void aVerificationThatFindsDifferencesNamesEachAndIsNoSuccess() {
        var ended = job("ended", "applied").put("kind", "verify");
        ended.putObject("result").putObject("differences").put("equal", false).put("differing", 2);
        server.tell(JOB, 200, ended);
        var differences = JOB + "/differences";
        server.tell(differences, 200, page("a", "title", 7));
        server.tell(differences, 200, page("b", "members", null));
        var result = Typed.at(server).run("verify", "meeting", "--reason", "Monthly check");
        assertThat(result.code()).isEqualTo(ExitCode.DATA);
        assertThat(result.text()).contains("a: title", "b: members");
        assertThat(Typed.at(server).run("jobs", "follow", ID).code()).isEqualTo(ExitCode.DATA);
        assertThat(Typed.at(server)
                        .run("verify", "meeting", "--reason", "Monthly check", "--json")
                        .code())
                .isEqualTo(ExitCode.DATA);
        server.forget(differences);
        server.tell(differences, 404, "{\"detail\":\"None any more.\"}", Map.of());
        var later = Typed.at(server).run("jobs", ID);
        assertThat(later.code()).isZero();
        assertThat(later.text()).contains("\"differing\" : 2");
    }

    private static JsonNode page(String id, String field, @Nullable Integer next) {
        var page = (ObjectNode) DescribedServer.example("differencePage").deepCopy();
        var item = (ObjectNode) page.at("/items/0");
        item.put("id", id).withArray("fields").removeAll().addObject().put("field", field);
        page.putArray("items").add(item);
        return page.put("next", next);
    }

    @Test
    void anActWhoseAnswerIsLostIsSentAgainWithTheSameKey() {
        server.tell("POST /ops/v1/subscriptions/meeting/pause", 0, "", Map.of());
        server.tell("POST /ops/v1/subscriptions/meeting/pause", 202, job("ended", "applied"));
        assertThat(Typed.at(server)
                        .run("pause", "meeting", "--reason", "Peak hours")
                        .code())
                .isZero();
        assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(server.asked().stream()
                        .map(it -> it.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"applied, 0", "nothing-to-do, 0", "refused, 65", "failed, 70", "cancelled, 75"})
    void theExitCodeIsThatOfTheOutcome(String outcome, int code) {
        server.tell(JOB, 200, job("ended", outcome).put("error", "Two documents are parked."));
        var result = Typed.at(server).run("jobs", "follow", ID);
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.text()).contains(outcome, "Two documents are parked.");
    }

    @Test
    void whoDoesNotWaitIsToldWhichJobItIs() {
        server.tell(JOB, 200, job("running", null));
        var result = Typed.at(server).run("verify", "meeting", "--reason", "Monthly check", "--no-wait");
        assertThat(result.code()).isZero();
        assertThat(result.text()).contains("running", ID);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void whoLeavesIsToldThatTheJobGoesOn() {
        server.tell(JOB, 200, job("running", null));
        var result = Typed.at(server)
                .pausing(time -> {
                    throw new InterruptedException();
                })
                .run("jobs", "follow", ID);
        assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(result.err()).contains("The job goes on. To follow it: rollcall jobs follow " + ID);
    }

    @Test
    void onATerminalThereIsABar() {
        server.tell(JOB, 200, job("running", null));
        server.tell(JOB, 200, job("ended", "applied"));
        var result = Typed.at(server).interactive("").run("jobs", "follow", ID);
        assertThat(result.err())
                .contains("\r\u001b[Krebuild meeting running [#######.......................] 26 %", "4 s left");
        assertThat(result.text()).contains("\u001b[32m");
        server.tell(JOB, 200, job("ended", "applied"));
        assertThat(Typed.at(server)
                        .interactive("")
                        .with("NO_COLOR", "1")
                        .run("jobs", "follow", ID)
                        .text())
                .doesNotContain("\u001b");
    }

    @Test
    void whatIsBuiltForAMomentIsWaitedFor() {
        server.tell("GET /ops/v1/asof/7/api/account/", 202, DescribedServer.example("building"));
        server.tell("GET /ops/v1/asof/7/api/account/", 200, DescribedServer.example("doorAnswer"));
        var result = Typed.at(server).run("asof", "7", "/api/account/");
        assertThat(result.text()).contains("\"masked\"");
        assertThat(result.err()).contains("as of 1024 48 %");
    }

    @Test
    void theDiagnosisIsWatchedAlsoWhileTheServerIsAway() {
        server.tell("GET /ops/v1/diagnosis", 200, "{\"status\":\"well\",\"exit_code\":0,\"findings\":[]}", Map.of());
        server.tell("GET /ops/v1/diagnosis", 503, "{\"detail\":\"Starting.\"}", Map.of());
        server.tell("GET /ops/v1/diagnosis", 200, "{\"status\":\"broken\",\"exit_code\":2,\"findings\":[]}", Map.of());
        var rounds = new AtomicInteger();
        var result = Typed.at(server)
                .pausing(time -> {
                    assertThat(time).hasSeconds(9);
                    if (rounds.incrementAndGet() == 4) {
                        throw new InterruptedException();
                    }
                })
                .run("diagnose", "--watch", "--every", "9");
        assertThat(result.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(result.text()).contains("well\n", "broken\n");
        assertThat(result.err()).contains("503: Starting.");
    }

    @Test
    void theDiagnosisSaysWhatToTypeNextAndExitsSo() {
        var result = Typed.at(server).run("diagnose");
        assertThat(result.code()).isEqualTo(ExitCode.LOOK);
        assertThat(result.text()).contains("look\n", "parked-documents", "next: ");
    }

    private static ObjectNode job(String state, String outcome) {
        return ((ObjectNode) DescribedServer.example("job").deepCopy())
                .put("state", state)
                .put("outcome", outcome);
    }
}
