// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.cli.Main;
import io.rollcall.cli.Surroundings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A shell of an operator that is no terminal, with the packaged command line on its path. Each line is typed at a bash
 * of its own, or its command is run here: {@code LauncherIT} types every one.
 *
 * @param environment beside that of this process
 */
public record Shell(Map<String, String> environment) {

    private static final long PATIENCE_IN_SECONDS = 120;
    private static final Path LAUNCHER = Path.of("..", "cli").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /** Our command and its words alone: no pipe, no redirection, nothing for bash to fill in. */
    private static final Pattern COMMAND = Pattern.compile("rollcall(?: (?:[\\w./:@=,+-]+|\"[^\"$`\\\\]*\"))+");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^ ]+)");

    /** What became of a line. */
    public record Typed(int code, byte[] bytes, String err) {

        /** What it said. */
        public String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** One that asks a server, by a token. */
    public static Shell at(URI server, String token) {
        return new Shell(
                Map.of("ROLLCALL_URL", server.toString(), "SERVER", server.toString(), "ROLLCALL_TOKEN", token));
    }

    /** The same with a variable of the environment more, or another one. */
    public Shell with(String name, String value) {
        var more = new java.util.HashMap<>(environment);
        more.put(name, value);
        return new Shell(Map.copyOf(more));
    }

    /** Types a line, which fails where any part of its pipe does; nothing stands in its input. */
    public Typed type(String line) {
        return run(List.of("bash", "-o", "pipefail", "-c", line));
    }

    /** Does the same as {@link #type}; a command of ours alone is run in this process, which spares starting a JVM. */
    public Typed does(String line) {
        return COMMAND.matcher(line).matches() ? runHere(words(line)) : type(line);
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .skip(1)
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    private Typed runHere(String[] words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                environment,
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                ZoneOffset.UTC,
                Thread::sleep);
        var code = Main.run(surroundings, words);
        return new Typed(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private Typed run(List<String> command) {
        try {
            var out = Files.createTempFile("typed", ".out");
            var err = Files.createTempFile("typed", ".err");
            try {
                var process = builder(command, out.toFile(), err.toFile()).start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("It does not end: " + command + Files.readString(err));
                }
                return new Typed(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(List<String> command, File out, File err) {
        var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        var around = builder.environment();
        around.keySet().removeIf(name -> name.startsWith("ROLLCALL"));
        around.put("JAVA_HOME", JAVA_HOME.toString());
        around.merge("PATH", LAUNCHER + File.pathSeparator + JAVA_HOME.resolve("bin"), (old, ours) -> ours + ":" + old);
        around.put("XDG_CACHE_HOME", Path.of("target", "cache").toAbsolutePath().toString());
        around.putAll(environment);
        return builder;
    }
}
