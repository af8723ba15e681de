// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall session}. */
@Command(
        name = "session",
        description = "Which operator the token is of, and what it is good for.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall session --token-file ~/.rollcall-token")
final class SessionCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("session"), null);
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            var session = answer.json();
            rollcall.terminal()
                    .say(Fields.text(session, "operator") + ", " + Fields.text(session, "role")
                            + (session.path("read_only").asBoolean(false)
                                    ? ", of a server that refuses every act"
                                    : ""));
        }
        return ExitCode.OK;
    }
}
