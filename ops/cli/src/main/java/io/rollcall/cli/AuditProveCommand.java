// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit prove POSITION}. */
@Command(
        name = "prove",
        description = "Writes a proof that an event is in the log, and beside it the event as it is stored.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall audit prove 1024 -o 1024.tlog-proof")
final class AuditProveCommand implements Callable<Integer> {

    private static final String PROOF = ".tlog-proof";
    private static final String EVENT = ".event.json";

    @ParentCommand
    private AuditCommand audit;

    @Parameters(index = "0", paramLabel = "POSITION", description = "The event's.")
    private long position;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to; the event is beside it, and ends with " + EVENT + ".")
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        var rollcall = audit.rollcall();
        var number = Long.toString(position);
        var proof = rollcall.api().get(Query.of("audit", "proofs", number), Map.of());
        var event = rollcall.api().get(Query.of("audit", "proofs", number, "event"), Map.of());
        var beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\" + PROOF + "$", "") + EVENT);
        WholeFile.write(beside, event.body());
        WholeFile.write(file, proof.body());
        rollcall.say(
                "Written: " + file + " and " + beside, Map.of("proof", file.toString(), "event", beside.toString()));
        return ExitCode.OK;
    }
}
