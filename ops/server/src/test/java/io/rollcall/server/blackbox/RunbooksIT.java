// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Check;
import io.rollcall.server.Runbooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide tells operators to type is answered by a started server, and a diagnosis names what the guide has. */
class RunbooksIT {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** One {@code curl}, as its words say. */
    private record Call(String method, String path, boolean withToken, String body) {

        static Call of(String line) {
            var method = "GET";
            var body = "";
            var path = "";
            var withToken = false;
            var words = words(line.split(" \\| ")[0]).iterator();
            while (words.hasNext()) {
                var word = words.next();
                switch (word) {
                    case "-X" -> method = words.next();
                    case "-d" -> body = words.next();
                    case "-H" -> withToken |= words.next().equals("Authorization: Bearer $TOKEN");
                    default -> path = word.startsWith("$ROLLCALL") ? word.substring("$ROLLCALL".length()) : path;
                }
            }
            return new Call(method, path, withToken, body);
        }

        private static List<String> words(String line) {
            return WORD.matcher(line)
                    .results()
                    .map(found -> Stream.of(found.group(1), found.group(2), found.group(3))
                            .filter(word -> word != null)
                            .findFirst()
                            .orElse(""))
                    .toList();
        }
    }

    @Test
    void eachCurlOfTheGuideIsAnswered() throws IOException {
        var done = new ArrayList<String>();
        for (var section : Runbooks.sections().values()) {
            for (var command : Runbooks.commands(section)) {
                if (command.startsWith("curl")) {
                    run(command);
                    done.add(command);
                }
            }
        }
        assertThat(done).hasSizeGreaterThan(10);
    }

    /** What acts on a document acts on one that is not parked; what is answered is held to the description. */
    private static void run(String command) {
        var call = Call.of(command);
        assertThat(call.path()).as(command).startsWith("/");
        var client = call.withToken() ? Operators.as(OperatorRole.OPERATOR, Server.base()) : Client.of(Server.base());
        var body = call.body().isEmpty() ? SentBody.none() : SentBody.json(call.body());
        var answer = client.send(call.method(), call.path(), body);
        assertThat(answer.status()).as(command).isIn(200, 202, 404, 503);
        if (answer.status() == 404) {
            assertThat(answer.json().get("detail").asString()).as(command).contains("parked");
        }
        if (answer.status() == 503) {
            assertThat(call.path()).as(command).startsWith("/actuator/health");
        }
    }

    @Test
    void eachCauseHasACheck() {
        var checked = Server.beans(Check.class).stream().map(Check::cause).toList();
        var expected = Stream.of(Cause.values())
                .filter(cause -> cause != Cause.NOT_CHECKED)
                .toList();
        assertThat(checked).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aDiagnosisIsThereForEachRoleAndInTime() {
        for (var role : OperatorRole.values()) {
            var begun = System.nanoTime();
            var answer = Operators.as(role, Server.base())
                    .get("/ops/v1/diagnosis")
                    .is(200)
                    .json();
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L); // 3 s on a machine that is not busy
            assertThat(answer.get("exit_code").asInt())
                    .isEqualTo(List.of("well", "look", "broken")
                            .indexOf(answer.get("status").asString()));
            assertThat(answer.get("findings"))
                    .allSatisfy(found -> assertThat(Stream.of(Cause.values()).map(Cause::text))
                            .contains(found.get("cause").asString()));
        }
        Client.of(Server.base()).get("/ops/v1/diagnosis").is(401);
    }
}
