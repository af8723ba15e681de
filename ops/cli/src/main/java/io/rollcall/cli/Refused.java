// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A refusal of the server (RFC 9457), in its own words. */
final class Refused {

    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance");

    private Refused() {}

    /** What is to be said of it. */
    static Failure of(Answer answer) {
        var problem = problem(answer);
        if (!problem.has("detail")) {
            var code = answer.status() == 404 ? ExitCode.PROTOCOL : ExitCode.of(answer.status());
            return new Failure(
                    code,
                    answer.status() + ": the server refuses, and not as Rollcall does. Is this its address? (--url)");
        }
        return new Failure(ExitCode.of(answer.status()), answer.status() + ": " + said(problem));
    }

    private static String said(JsonNode problem) {
        var more = problem.properties().stream()
                .filter(member -> !STANDARD.contains(member.getKey()))
                .map(member -> "\n  " + member.getKey() + ": " + Fields.text(member.getValue()))
                .collect(Collectors.joining());
        return Fields.text(problem, "detail") + more;
    }

    private static JsonNode problem(Answer answer) {
        try {
            return answer.json();
        } catch (Failure noJson) {
            return Fields.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
