// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is done to a job: the command is called as the act is in the API. */
abstract class JobAct implements Callable<Integer> {

    @ParentCommand
    private JobsCommand jobs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SentOptions act;

    @Parameters(index = "0", paramLabel = "ID", description = "The job.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        confirm(id, jobs.rollcall().terminal());
        return act.tell(jobs.rollcall(), Query.of("jobs", id, spec.name()));
    }

    /** Asks for the id to be typed, where the act cannot be undone. */
    void confirm(String named, Terminal terminal) {}
}
