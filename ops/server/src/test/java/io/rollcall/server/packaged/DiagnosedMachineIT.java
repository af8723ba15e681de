// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can befall a process itself and its machine: each is brought about, and its runbook is typed. */
@Tag("processes")
class DiagnosedMachineIT {

    private static final String ROLES = "web,projection,policy";

    @TempDir
    private Path folder;

    private SharedParts parts;

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    @Provokes(Cause.LOOP_SILENT)
    void aLoopSaysNothingAnyMore() throws Exception {
        parts = new SharedParts(folder);
        try (var server = parts.start(
                        UnpackedJar.commandWith(SilentLoop.class), "loop", ROLES, OperatorToken.settings())
                .ready()) {
            var desk = new OperatorDesk(Shell.at(server.base(), OperatorToken.TOKEN));
            desk.finds(Cause.LOOP_SILENT, Severity.BROKEN, "silent-one");
            desk.typesRunbook(Cause.LOOP_SILENT, Map.of("PID", Long.toString(server.pid())));
        }
    }

    /** A disk in memory that this process alone sees, where the machine lets one be made. */
    @Test
    @Provokes(Cause.DISK_NEARLY_FULL)
    void theDiskIsNearlyFull() throws Exception {
        parts = new SharedParts(folder);
        var data = Files.createDirectory(folder.resolve("full"));
        var onDisk = List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=64m none '%1$s' && head -c 65536000 /dev/zero > '%1$s/all' && exec \"$@\""
                        .formatted(data),
                "sh");
        assumeTrue(runs(onDisk), "This machine lets nobody make a disk");
        try (var server =
                parts.startBy(onDisk, "full", ROLES, OperatorToken.settings()).ready()) {
            var desk = new OperatorDesk(Shell.at(server.base(), OperatorToken.TOKEN));
            desk.finds(Cause.DISK_NEARLY_FULL, Severity.BROKEN);
            desk.typesRunbook(Cause.DISK_NEARLY_FULL, Map.of("./data", data.toString()));
        }
    }

    private static boolean runs(List<String> before) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(before);
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
