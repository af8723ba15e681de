// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall jobs resume ID}. */
@Command(
        name = "resume",
        description = "Has a job go on from where it stands.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs resume 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"It is night\"")
final class JobsResumeCommand implements Callable<Integer> {

    @ParentCommand
    private JobsCommand jobs;

    @Mixin
    private SentOptions act;

    @Parameters(index = "0", paramLabel = "ID", description = "The job.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {

        return act.tell(jobs.rollcall(), Query.of("jobs", id, "resume"));
    }
}
