// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What every act takes, and how it reaches the server. */
final class SentOptions {

    /** An answer may be lost; the same key then gets the same job. */
    private static final int TRIES = 3;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, 3 to 500 characters; asked for on a terminal.")
    private @Nullable String reason;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Of your own choice: the same gets the same job, however often it is sent.")
    private @Nullable String key;

    /**
     * The job that an act got.
     *
     * @param more members of the body beside the reason; those that are {@code null} are left out
     */
    Answer send(Rollcall rollcall, Query path, Map<String, ? extends @Nullable Object> more)
            throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("reason", Reasons.of(reason, rollcall.terminal()));
        more.forEach((name, value) -> {
            if (value instanceof Long number) {
                body.put(name, number);
            } else if (value != null) {
                body.put(name, value.toString());
            }
        });
        return sent(rollcall, path, Map.of("Idempotency-Key", checkedKey()), body);
    }

    /** Sends it and tells how the job stands; does not wait for its end. */
    int tell(Rollcall rollcall, Query path) throws InterruptedException {
        JobOutcome.tell(rollcall, send(rollcall, path, Map.of()));
        return ExitCode.OK;
    }

    private String checkedKey() {
        if (key != null && !key.matches("[!-~]{1,200}")) {
            throw new Failure(ExitCode.USAGE, "A key has 1 to 200 characters of ASCII and no spaces.");
        }
        return key == null ? UUID.randomUUID().toString() : key;
    }

    private static Answer sent(Rollcall rollcall, Query path, Map<String, String> headers, JsonNode body)
            throws InterruptedException {
        for (var tried = 1; ; tried++) {
            try {
                return rollcall.api().post(path, headers, body);
            } catch (Failure fault) {
                if (fault.code() != ExitCode.UNAVAILABLE || tried == TRIES) {
                    throw fault;
                }
                rollcall.pause(Duration.ofSeconds(tried));
            }
        }
    }
}
