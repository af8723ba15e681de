// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line {@code rollcall}. */
public final class Main {

    private Main() {}

    /** Ends the process with the exit code of the command: {@link ExitCode} says which there are. */
    public static void main(String[] args) {
        System.exit(run(Surroundings.ofProcess(), args));
    }

    /**
     * Runs one command.
     *
     * @return its exit code; {@link ExitCode} says which there are
     */
    public static int run(Surroundings surroundings, String... args) {
        var terminal = new Terminal(surroundings);
        return new CommandLine(new Rollcall(surroundings, terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> misused(terminal, wrong))
                .setExecutionExceptionHandler((fault, command, parsed) -> failed(terminal, fault))
                .execute(args);
    }

    private static int misused(Terminal terminal, CommandLine.ParameterException wrong) {
        var command = wrong.getCommandLine();
        terminal.complain(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, terminal.err());
        terminal.complain("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int failed(Terminal terminal, Exception fault) {
        if (fault instanceof Failure known) {
            terminal.complain(String.valueOf(known.getMessage()));
            return known.code();
        }
        if (fault instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        terminal.complain("Unforeseen: " + fault);
        return ExitCode.SOFTWARE;
    }
}
