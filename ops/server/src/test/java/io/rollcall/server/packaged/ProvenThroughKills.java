// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealer was killed in the middle of everything, and so were its signatures: the tree is that of the log, signed up
 * to its head by the keys of the first start, and begins as in each checkpoint of the starts before.
 */
final class ProvenThroughKills {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern AUDITOR = Pattern.compile("(?m)^ +auditor +(\\S+)$");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProvenThroughKills() {}

    static void assertProven(PackagedServer server) throws IOException {
        var drawn = AUDITOR.matcher(server.said());
        assertThat(drawn.find()).isTrue();
        var shell = Shell.at(server.base(), drawn.group(1));
        var head = json(shell, "rollcall history --limit 1 --json")
                .at("/items/0/position")
                .asLong();
        assertThat(head).isPositive();
        var deadline = System.nanoTime() + SOON.toNanos();
        while (json(shell, "rollcall audit --json").path("signed").asLong() < head) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        var verified = shell.type("rollcall audit verify --reason Kills --json");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        var result = JSON.readTree(verified.bytes()).path("result");
        assertThat(result.path("sound").asBoolean()).as("%s", result).isTrue();
        assertThat(result.path("checkpoints").asInt()).as("%s", result).isGreaterThan(1);
    }

    private static JsonNode json(Shell shell, String line) {
        var typed = shell.type(line);
        assertThat(typed.code()).as(line + typed.out() + typed.err()).isZero();
        return JSON.readTree(typed.bytes());
    }
}
