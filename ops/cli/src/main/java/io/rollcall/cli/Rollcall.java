// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command that all others are part of: what it is told holds for each of them. */
@Command(
        name = "rollcall",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "rollcall 0.1.0",
        description = "Shows operators what a server does and did, and has it do things.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall diagnose",
            "  rollcall history --limit 3 --url http://localhost:8080",
            "  rollcall subscriptions --token-file ~/.rollcall-token"
        },
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            SubscriptionsCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            SwitchCommand.class,
            RollbackCommand.class,
            SkipCommand.class,
            JobsCommand.class,
            HistoryCommand.class,
            EventCommand.class,
            TreeCommand.class,
            AggregateCommand.class,
            DocumentCommand.class,
            StepsCommand.class,
            AsOfCommand.class,
            DiffCommand.class,
            ParkedCommand.class,
            DiagnoseCommand.class,
            SessionCommand.class,
            WitnessCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            AuditCommand.class,
            StreamCommand.class,
            GenerateCompletion.class
        })
final class Rollcall {

    private static final String DEFAULT_URL = "http://localhost:8080";

    private final Surroundings surroundings;
    private final Terminal terminal;
    private @Nullable Api api;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The server; otherwise ROLLCALL_URL, otherwise " + DEFAULT_URL + ".")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Has the token, and nobody else may read it; otherwise ROLLCALL_TOKEN has the token itself.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "The API's own JSON; JSON too where no server is asked.")
    private boolean json;

    @Option(names = "--local", scope = ScopeType.INHERIT, description = "Times of this place rather than UTC.")
    private boolean local;

    Rollcall(Surroundings surroundings, Terminal terminal) {
        this.surroundings = surroundings;
        this.terminal = terminal;
    }

    /** @throws Failure where there is no address or token that can be used */
    Api api() {
        if (api == null) {
            var environment = surroundings.environment();
            var base = url == null ? environment.getOrDefault("ROLLCALL_URL", DEFAULT_URL) : url;
            api = new Api(base, Token.of(tokenFile, environment));
        }
        return api;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean isJson() {
        return json;
    }

    /** A line of the answer, where this process has found it and no server: as JSON, where that is wanted. */
    void say(String line, Map<String, ?> json) {
        terminal.say(isJson() ? Fields.json(json) : line);
    }

    Times times() {
        return local ? new Times(surroundings.zone()) : Times.utc();
    }

    void pause(Duration time) throws InterruptedException {
        surroundings.pauses().pause(time);
    }

    /**
     * What there is, which may have been asked for with a reason to see what is personal.
     *
     * @throws Failure where it is refused
     */
    Answer get(Query query, @Nullable String unmask) throws InterruptedException {
        var headers = new HashMap<String, String>();
        if (unmask != null) {
            headers.put("Rollcall-Unmask", Reasons.header(unmask));
        }
        return api().get(query, Map.copyOf(headers));
    }
}
