// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.Shell;
import io.rollcall.server.Shell.Typed;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A walk of the command line along the started server: what scripts type, and what they get. */
class CommandLineIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whoIsAskedIsKnown() {
        assertThat(typed(OperatorRole.VIEWER, "session").out()).isEqualTo("viewer, viewer\n");
        assertThat(typed(OperatorRole.AUDITOR, "session", "--json").out())
                .isEqualTo(Operators.as(OperatorRole.AUDITOR, Server.base())
                        .get("/ops/v1/session")
                        .is(200)
                        .text());
        assertThat(shell("of nobody").does("rollcall session").code()).isEqualTo(77);
    }

    /** Nothing is parked for an event that there is not, so nothing is to be done; the job is there all the same. */
    @Test
    void anActIsForOperatorsAndItsJobIsFollowedToItsEnd() {
        var act = "parked retry --type no.such --reason \"A walk of the command line\" --json";
        assertThat(typed(OperatorRole.VIEWER, act).code()).isEqualTo(77);
        var done = typed(OperatorRole.OPERATOR, act);
        assertThat(done.code()).as(done.err()).isZero();
        var job = JSON.readTree(done.out());
        assertThat(job.path("state").asString()).isEqualTo("ended");
        assertThat(job.path("outcome").asString()).isEqualTo("nothing-to-do");
        var id = job.path("id").asString();
        assertThat(json("jobs", id).path("reason").asString()).isEqualTo("A walk of the command line");
        assertThat(listed("jobs", "--limit", "200").findValuesAsString("id")).contains(id);
        assertThat(typed(OperatorRole.VIEWER, "jobs", "follow", id).out()).contains("nothing-to-do", "by operator");
        assertThat(typed(OperatorRole.OPERATOR, "jobs", "pause", id, "--reason", "\"Too late\"")
                        .code())
                .isEqualTo(75);
    }

    @Test
    void theSameKeyGetsTheSameJob() {
        var act = "parked retry --type no.such.either --reason \"Typed twice\" --idempotency-key walk-1 --json";
        var first = JSON.readTree(typed(OperatorRole.OPERATOR, act).out());
        var second = JSON.readTree(typed(OperatorRole.OPERATOR, act).out());
        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void whatIsParkedIsListed() {
        assertThat(listed("parked", "--type", "no.such").path("items")).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        for (var typed :
                List.of("jobs nothing", "parked nothing:1", "jobs follow 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f")) {
            var result = typed(OperatorRole.VIEWER, typed);
            assertThat(result.code()).as(typed + result.err()).isEqualTo(66);
            assertThat(result.err()).startsWith("404: ");
        }
    }

    private static JsonNode listed(String... args) {
        var page = json(args);
        assertThat(page.path("items").isArray()).as("%s", page).isTrue();
        return page;
    }

    private static JsonNode json(String... args) {
        var line = String.join(" ", args) + " --json";
        var result = typed(OperatorRole.VIEWER, line);
        assertThat(result.err()).as(line).doesNotContain("rollcall", "Unforeseen");
        return JSON.readTree(result.out());
    }

    private static Typed typed(OperatorRole role, String... args) {
        return shell(Operators.token(role)).does("rollcall " + String.join(" ", args));
    }

    private static Shell shell(String token) {
        return Shell.at(Server.base(), token);
    }
}
