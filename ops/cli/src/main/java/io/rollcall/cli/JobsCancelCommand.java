// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall jobs cancel ID}. */
@Command(
        name = "cancel",
        description = "Ends a job and undoes what it has begun.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall jobs cancel 6f1e0f0e-0f5b-4f0c-9d5a-2a1d3c4b5e6f --reason \"Wrong read model\"")
final class JobsCancelCommand implements Callable<Integer> {

    @ParentCommand
    private JobsCommand jobs;

    @Mixin
    private SentOptions act;

    @Mixin
    private Confirmation confirmation;

    @Parameters(index = "0", paramLabel = "ID", description = "The job.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of("end the job", id, jobs.rollcall().terminal());
        return act.tell(jobs.rollcall(), Query.of("jobs", id, "cancel"));
    }
}
