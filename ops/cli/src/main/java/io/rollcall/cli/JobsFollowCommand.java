// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall jobs follow ID}. */
@Command(
        name = "follow",
        description = "Waits until a job has ended, also while the server is away; exits as the act would have.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs follow 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f")
final class JobsFollowCommand implements Callable<Integer> {

    @ParentCommand
    private JobsCommand jobs;

    @Parameters(index = "0", paramLabel = "ID", description = "The job.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        return JobOutcome.tell(jobs.rollcall(), new JobWatch(jobs.rollcall()).untilEnded(id));
    }
}
