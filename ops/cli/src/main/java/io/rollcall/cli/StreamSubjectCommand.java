// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall stream subject SUBJECT}. */
@Command(
        name = "subject",
        description = {
            "Which id a subject of the log has on the stream, or the other way round, while it lives.",
            "To auditors only; it is recorded before."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall stream subject user-17 --unmask \"Complaint 4711\"",
            "  rollcall stream subject 8e6c1d3a-74c5-4d4e-8b7a-0a6f0f5f3d52 --unmask \"Complaint 4711\""
        })
final class StreamSubjectCommand implements Callable<Integer> {

    @ParentCommand
    private StreamCommand stream;

    @Option(
            names = "--unmask",
            paramLabel = "REASON",
            required = true,
            description = "Why, 3 to 500 characters of ASCII.")
    private String unmask;

    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            description = "An id on the stream, or the name of an aggregate in the log.")
    private String subject;

    @Override
    public Integer call() throws InterruptedException {
        var rollcall = stream.rollcall();
        var answer = rollcall.get(Query.of("stream", "subjects", subject), unmask);
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            Shown.members(rollcall, answer.json());
        }
        return ExitCode.OK;
    }
}
