// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits while the read models of a moment are being built, and shows how far they are. */
final class AsOf {

    private static final int BUILDING = 202;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private AsOf() {}

    /** @throws Failure where it is refused */
    static Answer get(Rollcall rollcall, Query query, @Nullable String unmask) throws InterruptedException {
        var progress = new Progress(rollcall.terminal());
        try {
            var answer = rollcall.get(query, unmask);
            while (answer.status() == BUILDING) {
                var json = answer.json();
                progress.show("as of " + Fields.text(json, "at"), json.path("progress"));
                rollcall.pause(answer.retryAfter().map(Duration::ofSeconds).orElse(PAUSE));
                answer = rollcall.get(query, unmask);
            }
            return answer;
        } finally {
            progress.end();
        }
    }
}
