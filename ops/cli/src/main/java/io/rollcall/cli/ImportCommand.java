// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall import}: has the program of a server take a log in, and end. */
@Command(
        name = "import",
        description =
                "Takes an export into an empty system, all of it or nothing, and holds every event to what the log"
                        + " has signed. Behind -- stands the command by which the system's server is started: it is started once"
                        + " for this, opens no door and ends.",
        customSynopsis = "rollcall import DIR --key VKEY [--subject-keys DIR] -- COMMAND...",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall import export --key rollcall.example/0d3c..+5f4e..+AQ.. --subject-keys keys -- \\",
            "    java -jar rollcall.jar --spring.datasource.url=jdbc:postgresql://db/rollcall"
        })
final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Parameters(index = "0", paramLabel = "DIR", description = "The export of a whole log.")
    private Path folder;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY",
            description = "A public key of the log, name+id+base64; once for each, and one that has signed is enough.")
    private List<String> keys;

    @Option(
            names = "--subject-keys",
            paramLabel = "DIR",
            description = "Has the keys of the log's subjects; without it, everything personal reads as erased.")
    private @Nullable Path subjectKeys;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "Starts the system's server.")
    private List<String> server;

    @Override
    public Integer call() throws InterruptedException {
        requireFolder(folder);
        if (subjectKeys != null) {
            requireFolder(subjectKeys);
        }
        try {
            var process =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            var code = code(watched(process));
            if (code == ExitCode.OK && rollcall.isJson()) {
                rollcall.terminal().say(Fields.json(Map.of("folder", folder.toString())));
            }
            return code;
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "The server cannot be started: " + e.getMessage() + ".");
        }
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(ExitCode.NO_INPUT, "There is no folder " + folder + ".");
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(server);
        command.add("import");
        command.add("--rollcall.import.folder=" + folder.toAbsolutePath());
        for (int i = 0; i < keys.size(); i++) {
            command.add("--rollcall.import.keys[" + i + "]=" + parsed(keys.get(i)));
        }
        if (subjectKeys != null) {
            command.add("--rollcall.import.subject-keys=" + subjectKeys.toAbsolutePath());
        }
        return command;
    }

    private static String parsed(String vkey) {
        try {
            return NoteVerifier.parse(vkey).vkey();
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.USAGE, e.getMessage() + ".");
        }
    }

    /** Passes on what it says, and ends it where this is ended: what it has not committed, it has not done. */
    private int watched(Process process) throws IOException, InterruptedException {
        var end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        process.getOutputStream().close();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                say(line);
            }
            return process.waitFor();
        } finally {
            process.destroy();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** With {@code --json} the answer is no more than that it is done. */
    private void say(String line) {
        if (rollcall.isJson()) {
            rollcall.terminal().note(line);
        } else {
            rollcall.terminal().say(line);
        }
    }

    /** What is none of ours is the program's, or the operating system's. */
    private static int code(int ofServer) {
        return ofServer == ExitCode.OK || ofServer >= ExitCode.USAGE && ofServer <= ExitCode.NO_PERMISSION
                ? ofServer
                : ExitCode.SOFTWARE;
    }
}
