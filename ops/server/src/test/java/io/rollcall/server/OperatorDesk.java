// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator at a shell with the guide beside it: has a server diagnosed, and types what the guide says. */
public record OperatorDesk(Shell shell) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What a diagnosis said. */
    public record Diagnosis(int code, JsonNode page) {

        List<JsonNode> of(Cause cause) {
            return page.path("findings").values().stream()
                    .filter(it -> it.path("cause").asString().equals(cause.text()))
                    .toList();
        }

        private Optional<JsonNode> of(Cause cause, Severity severity, String saying) {
            return of(cause).stream()
                    .filter(it -> it.path("severity").asString().equals(severity.text())
                            && it.path("what").asString().contains(saying))
                    .findFirst();
        }
    }

    /** Diagnoses until a cause is named; the exit code has to be that of the worst of all. What it finds. */
    public JsonNode finds(Cause cause, Severity severity) {
        return finds(cause, severity, "");
    }

    /** The same, where the sentence says this. */
    public JsonNode finds(Cause cause, Severity severity, String saying) {
        var diagnosis = diagnosed(it -> it.of(cause, severity, saying).isPresent(), "%s %s".formatted(severity, cause));
        if (severity == Severity.BROKEN) {
            assertThat(diagnosis.code()).isEqualTo(2);
        }
        var found = diagnosis.of(cause, severity, saying).orElseThrow();
        typesNext(cause, found.path("next").asString());
        return found;
    }

    /** Diagnoses until a cause is named no more. */
    public void findsNoMore(Cause cause) {
        findsNoMore(cause, "");
    }

    /** The same, where the sentence says this. */
    public void findsNoMore(Cause cause, String saying) {
        diagnosed(
                it -> it.of(cause).stream()
                        .noneMatch(found -> found.path("what").asString().contains(saying)),
                "no more %s".formatted(cause));
    }

    /** Diagnoses until it exits so. */
    public void exits(int code) {
        diagnosed(it -> it.code() == code, "exit code %d".formatted(code));
    }

    private Diagnosis diagnosed(Predicate<Diagnosis> wanted, String what) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var diagnosis = diagnose();
            if (wanted.test(diagnosis)) {
                return diagnosis;
            }
            assertThat(System.nanoTime()).as("%s in %s", what, diagnosis.page()).isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Diagnosis diagnose() {
        var typed = shell.does("rollcall diagnose --json");
        assertThat(typed.code()).as(typed.err()).isBetween(0, 2);
        var page = JSON.readTree(typed.bytes());
        assertThat(typed.code()).isEqualTo(page.path("exit_code").asInt());
        assertThat(List.of("well", "look", "broken").get(typed.code()))
                .isEqualTo(page.path("status").asString());
        return new Diagnosis(typed.code(), page);
    }

    /** Types each command of a runbook, in order; each has to be answered, and to say something. */
    public void typesRunbook(Cause cause) {
        typesRunbook(cause, Map.of());
    }

    /** @param placeholders what stands in the guide, and what is to be typed for it */
    public void typesRunbook(Cause cause, Map<String, String> placeholders) {
        var commands = commands(cause);
        placeholders.keySet().forEach(it -> assertThat(commands).anyMatch(command -> command.contains(it)));
        commands.forEach(command -> types(command, placeholders));
    }

    /** The commands of a runbook, as they stand in the guide. */
    public List<String> commands(Cause cause) {
        try {
            var commands = Runbooks.commands(Runbooks.sections().get(cause.text()));
            assertThat(commands).as("of %s", cause).isNotEmpty();
            return commands;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types one command of a runbook; what it said. */
    public String types(String command, Map<String, String> placeholders) {
        var line = command;
        for (var placeholder : placeholders.entrySet()) {
            line = line.replace(placeholder.getKey(), placeholder.getValue());
        }
        var typed = shell.does(line);
        var tells =
                line.startsWith("rollcall diagnose") || line.startsWith("rollcall audit verify"); // by its exit code
        assertThat(typed.code()).as("%s: %s", line, typed.err()).isBetween(0, tells ? 2 : 0);
        assertThat(typed.out()).as(line).isNotBlank();
        return typed.out();
    }

    /**
     * What a finding says to type next works as it stands. Commands of the runbook are typed with that, and the
     * diagnosis has just been; acts are left to the test.
     */
    private void typesNext(Cause cause, String next) {
        var isTyped = commands(cause).contains(next) || next.equals("rollcall diagnose");
        if (!isTyped && !next.startsWith("rollcall resume ")) {
            types(next, Map.of());
        }
    }
}
