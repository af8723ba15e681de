// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.Runbooks;
import io.rollcall.server.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Each command of the operators' guide that is not a runbook's, as it stands there, at a shell. */
class OperatorsGuideIT {

    /** An answer that is a refusal ends with another code than 0. */
    private static final String OR_FAIL = "curl() { command curl --fail \"$@\"; }\n";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String VERIFY = "/ops/v1/subscriptions/profiles/verify";

    private final Client operator = Operators.as(OperatorRole.OPERATOR, Server.base());
    private final Shell shell = Shell.at(Server.base(), Operators.token(OperatorRole.OPERATOR))
            .with("URL", Server.base().toString())
            .with("TOKEN", Operators.token(OperatorRole.OPERATOR))
            .with("AUDITOR", Operators.token(OperatorRole.AUDITOR));

    @Test
    void isTyped() throws IOException {
        var lines = Runbooks.others();
        var words = written();
        assertThat(words.keySet()).allSatisfy(word -> assertThat(lines).anyMatch(line -> line.contains(word)));
        var definitions = lines.stream().filter(line -> line.contains("() {")).toList();
        assertThat(definitions).hasSize(1);
        for (var line : lines) {
            var before = OR_FAIL + definitions.getFirst() + "\n";
            var typed = line.contains("$ID") ? ofAJob(before + line) : shell.type(before + filled(line, words));
            assertThat(typed.code()).as("%s: %s", line, typed.err()).isZero();
            assertThat(typed.out().isBlank()).as(line).isEqualTo(!line.contains("$URL/"));
            if (line.contains(" -d ")) {
                ended(JSON.readTree(typed.bytes()).path("id").asString());
            }
        }
    }

    /** One that is still under way: another one is begun where it has ended first. */
    private Shell.Typed ofAJob(String line) {
        var typed = ofAnotherJob(line);
        for (var tries = 0; typed.code() != 0 && tries < 5; tries++) {
            typed = ofAnotherJob(line);
        }
        return typed;
    }

    private Shell.Typed ofAnotherJob(String line) {
        var reason = SentBody.json("{\"reason\": \"The guide\"}");
        var begun = operator.post(VERIFY, reason).json();
        var id = begun.path(begun.has("job") ? "job" : "id").asString(); // one that has not ended is in its way
        var typed = shell.with("ID", id).type(line);
        operator.post("/ops/v1/jobs/" + id + "/cancel", reason);
        ended(id);
        return typed;
    }

    private void ended(String job) {
        Soon.is(
                200,
                SOON,
                () -> operator.get("/ops/v1/jobs/" + job),
                it -> it.json().get("state").asString().equals("ended"));
    }

    /** What stands in the guide, and what is typed for it. */
    private static Map<String, String> written() {
        var meet = Meet.at(Server.base());
        var king = meet.signUp();
        var meeting = new Meetings(meet).arranged(king, meet.signUp());
        var arranged = Operators.as(OperatorRole.VIEWER, Server.base())
                .get("/ops/v1/events?aggregate=meeting-" + meeting + "&limit=1")
                .is(200)
                .json()
                .at("/items/0");
        var position = arranged.get("position").asString();
        var words = new LinkedHashMap<String, String>();
        words.put("blacklists", "group-erasure"); // of which no other test asks anything
        words.put("4711", "1");
        words.put(
                "0a7b9c1d-2e3f-4a5b-8c6d-7e8f9a0b1c2d",
                arranged.at("/metadata/correlationId").asString());
        words.put("2026-01-31T12:00:00Z", arranged.get("recorded_at").asString());
        words.put("meeting-5", "meeting-" + meeting);
        words.put("meetings/5", "meetings/" + meeting);
        words.put("user-17", "user-" + king.userId());
        words.put("accounts/17", "accounts/" + king.userId());
        words.put("=17", "=" + king.userId());
        for (var then : new String[] {"1024", "1200", "900", "1300"}) {
            words.put(then, position);
        }
        return words;
    }

    /** What was put in is not looked at again. */
    private static String filled(String line, Map<String, String> words) {
        return Pattern.compile(String.join("|", words.keySet()))
                .matcher(line)
                .replaceAll(found -> words.get(found.group()));
    }
}
