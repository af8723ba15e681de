// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What helps and the guide show works as it stands there. Those of {@code witness} and {@code audit} are the auditors'
 * guide's; {@code stream verify} is walked through beside a server.
 */
class ExamplesTest {

    private static final Path GUIDE = Path.of("..", "guides", "cli.md");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern SHOWN = Pattern.compile("`([a-z][^`]*)`");

    private final DescribedServer server = new DescribedServer();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    /** What asks for the name to be typed is told {@code --yes} here. */
    @Test
    void eachExampleOfAHelpIsDone() throws IOException {
        var token = Files.writeString(folder.resolve("token"), "token-of-ada");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        var done = new ArrayList<String>();
        var around = Surroundings.ofProcess();
        var all = new ArrayList<>(commands().values());
        all.add(new CommandLine(new Rollcall(around, new Terminal(around))));
        for (var command : all) {
            for (var line : command.getCommandSpec().usageMessage().footer()) {
                if (line.contains("stream verify")) {
                    continue; // asks Kafka
                }
                var words = words(line.strip()
                        .replace("~/.rollcall-token", token.toString())
                        .replace("http://localhost:8080", server.url()));
                if (asks(words) && !words.contains("--yes")) {
                    words.add("--yes");
                }
                run(line, words);
                runAsJson(line, words);
                done.add(line);
            }
        }
        assertThat(done).hasSizeGreaterThan(40);
    }

    private static boolean asks(List<String> words) {
        var commands = commands();
        return IntStream.of(2, 3)
                .filter(length -> length <= words.size())
                .mapToObj(length -> commands.get(String.join(" ", words.subList(1, length))))
                .anyMatch(it -> it != null && it.getCommandSpec().optionsMap().containsKey("--yes"));
    }

    /** No command takes {@code --json} and answers otherwise. */
    private void runAsJson(String line, List<String> words) {
        var asked = new ArrayList<>(words);
        asked.removeIf("--json"::equals);
        asked.add("--json");
        var answer = run(line, asked).out();
        assertThat(Fields.read(answer).isContainer()).as(line).isTrue();
    }

    private Typed run(String line, List<String> words) {
        assertThat(words.getFirst()).as(line).isEqualTo("rollcall");
        var around = Typed.at(server);
        if (words.contains("--watch")) {
            around.pausing(time -> {
                throw new InterruptedException();
            });
        }
        var result = around.run(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(result.err()).as(line).doesNotContain("Unforeseen");
        assertThat(result.code()).as(line + ": " + result.err()).isEqualTo(words.contains("diagnose") ? 1 : 0);
        return result;
    }

    @Test
    void theGuideShowsEachCommandWithOptionsThatItHas() throws IOException {
        var commands = commands();
        var shown = new ArrayList<String>();
        for (var row : Files.readAllLines(GUIDE)) {
            var cells = row.split("(?<!\\\\)\\|");
            if (row.startsWith("| `") && cells.length > 1) {
                SHOWN.matcher(cells[1])
                        .results()
                        .filter(span -> !span.group(1).matches("(witness|audit|export|import)( .*)?"))
                        .forEach(span -> shown.add(command(span.group(1), commands)));
            }
        }
        assertThat(shown).containsAll(commands.keySet());
    }

    /** The name of the command that a span shows. */
    private static String command(String span, TreeMap<String, CommandLine> commands) {
        var name = span.replaceFirst("^([a-z]+( [a-z]+)?)( .*)?$", "$1");
        var command = commands.get(name);
        assertThat(command).as(span).isNotNull();
        Pattern.compile("--[a-z-]+")
                .matcher(span)
                .results()
                .forEach(option -> assertThat(command.getCommandSpec().optionsMap())
                        .as(span)
                        .containsKey(option.group()));
        return name;
    }

    /** Each by its name, such as {@code jobs follow}. */
    private static TreeMap<String, CommandLine> commands() {
        var around = Surroundings.ofProcess();
        var all = new TreeMap<String, CommandLine>();
        collect(new CommandLine(new Rollcall(around, new Terminal(around))), all);
        return all;
    }

    private static void collect(CommandLine parent, TreeMap<String, CommandLine> all) {
        Stream.of("generate-completion", "witness", "audit", "export", "import")
                .forEach(parent.getCommandSpec()::removeSubcommand);
        parent.getSubcommands().values().forEach(command -> {
            all.put(command.getCommandSpec().qualifiedName().replaceFirst("rollcall ", ""), command);
            collect(command, all);
        });
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        WORD.matcher(line).results().forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }
}
