// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An act that is followed until its job has ended, and then told. */
final class ActOptions {

    @Mixin
    private SentOptions sent;

    @Option(names = "--no-wait", description = "Says which job it is and leaves it.")
    private boolean leaves;

    /**
     * Does it.
     *
     * @param more members of the body beside the reason; those that are {@code null} are left out
     * @return an {@link ExitCode}
     */
    int send(Rollcall rollcall, Query path, Map<String, ? extends @Nullable Object> more) throws InterruptedException {
        return JobOutcome.tell(rollcall, ended(rollcall, path, more));
    }

    /** The same, with the job as it has ended, or as it began where it is not waited for; tells nothing. */
    Answer ended(Rollcall rollcall, Query path, Map<String, ? extends @Nullable Object> more)
            throws InterruptedException {
        var answer = sent.send(rollcall, path, more);
        var job = answer.json();
        if (leaves || JobWatch.hasEnded(job) || !job.has("id")) {
            return answer;
        }
        return new JobWatch(rollcall).untilEnded(Fields.text(job, "id"));
    }
}
