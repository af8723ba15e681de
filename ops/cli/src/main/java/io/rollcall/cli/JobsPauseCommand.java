// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall jobs pause ID}. */
@Command(
        name = "pause",
        description = "Has a job stand still until it is resumed.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs pause 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"Peak hours\"")
final class JobsPauseCommand implements Callable<Integer> {

    @ParentCommand
    private JobsCommand jobs;

    @Mixin
    private SentOptions act;

    @Parameters(index = "0", paramLabel = "ID", description = "The job.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {

        return act.tell(jobs.rollcall(), Query.of("jobs", id, "pause"));
    }
}
