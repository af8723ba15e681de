// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** Every command, against a server that answers with the examples of its description. */
class CommandsTest {

    private static final String REASON = "Moving house";

    @TempDir
    private Path folder;

    private final DescribedServer server = new DescribedServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session|session|ada, operator",
                "subscriptions|subscriptions|catching-up",
                "subscriptions meeting|subscriptions/meeting|live",
                "jobs --limit 20 --before 7|jobs?limit=20&before=7|2026-11-30 12:00:00Z",
                "jobs 6f1e|jobs/6f1e|rebuild meeting: running",
                "history --user 17 --type meeting.arranged --since 2026-11-30T00:00:00Z --text é&=|"
                        + "events?user=17&type=meeting.arranged&since=2026-11-30T00:00:00Z&text=%C3%A9%26%3D|title=(masked) place=(erased)",
                "history --aggregate a --from 1 --to 9 --until 2026-11-30T00:00:00Z --correlation c|"
                        + "events?aggregate=a&from=1&to=9&until=2026-11-30T00:00:00Z&correlation=c|meeting.arranged",
                "event 1024|events/1024|\"masked\" : true",
                "tree 0a7b|correlations/0a7b|    message sms state=sent",
                "aggregate a --at 900|aggregates/a?at=900|\"members\"",
                "diff a --from 900 --to 1024|aggregates/a/diff?from=900&to=1024|/members/1",
                "document meeting ../17|read-models/meeting/..%2F17|\"document\"",
                "steps meeting 17|read-models/meeting/17/steps|1024 meeting.arranged",
                "asof 7 /api/account/ --viewer 17|asof/7/api/account/?viewer=17|\"name\"",
                "asof 7 /v1/chats/?page=2 --viewer 17|asof/7/v1/chats/?page=2&viewer=17|\"name\"",
                "diff /api/account/ --from 7 --to 9 --viewer 17|asof/7/api/account/diff/9?viewer=17|+ (erased)",
                "audit|tlog|rollcall.example/",
                "audit checkpoint|tlog/checkpoint|rollcall.example/1d2e3f40",
                "stream subject user-17 --unmask Ticket|stream/subjects/user-17|8e6c1d3a",
                "parked --subscription meeting|parked?subscription=meeting|meeting:17",
                "parked meeting:17|parked/meeting:17|at io.rollcall.projection",
            })
    void showsWhatThereIs(String typed, String path, String shown) {
        var result = Typed.at(server).run(typed.split(" "));
        assertThat(result.err()).doesNotContain("Unforeseen");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.text()).contains(shown).doesNotContain("\u001b");
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.uri()).isEqualTo("GET /ops/v1/" + path);
            assertThat(asked.headers()).containsEntry("authorization", "Bearer token-of-ada");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause meeting|subscriptions/meeting/pause|{'reason':'Moving house'}",
                "resume meeting|subscriptions/meeting/resume|{'reason':'Moving house'}",
                "verify meeting|subscriptions/meeting/verify|{'reason':'Moving house'}",
                "audit verify|audit/verify|{'reason':'Moving house'}",
                "audit verify --from 1 --to 9 --key a --key b|audit/verify|"
                        + "{'reason':'Moving house','from':1,'to':9,'keys':'a\\nb'}",
                "stream backfill --topic t|stream/backfill|{'reason':'Moving house','topic':'t'}",
                "stream backfill --topic t --from 1 --to 9 --type a.b|stream/backfill|"
                        + "{'reason':'Moving house','topic':'t','from':1,'to':9,'type':'a.b'}",
                "stream restart --yes|stream/restart|{'reason':'Moving house'}",
                "switch meeting --yes|subscriptions/meeting/switch|{'reason':'Moving house'}",
                "rollback meeting --yes|subscriptions/meeting/rollback|{'reason':'Moving house'}",
                "skip meeting 7 -y|subscriptions/meeting/skip|{'reason':'Moving house','position':7}",
                "rebuild meeting --yes|subscriptions/meeting/rebuild|{'reason':'Moving house'}",
                "rebuild meeting --id 17 --yes|subscriptions/meeting/rebuild|{'reason':'Moving house','id':'17'}",
                "rebuild meeting --user 7 --yes|subscriptions/meeting/rebuild|{'reason':'Moving house','user':7}",
                "rebuild meeting --from 81 --yes|subscriptions/meeting/rebuild|{'reason':'Moving house','from':81}",
                "jobs pause 6f1e|jobs/6f1e/pause|{'reason':'Moving house'}",
                "jobs resume 6f1e|jobs/6f1e/resume|{'reason':'Moving house'}",
                "jobs cancel 6f1e --yes|jobs/6f1e/cancel|{'reason':'Moving house'}",
                "parked retry meeting:17|parked/meeting:17/retry|{'reason':'Moving house'}",
                "parked evict meeting:17 --yes|parked/meeting:17/evict|{'reason':'Moving house'}",
                "parked retry --subscription meeting|parked/retry|{'reason':'Moving house','subscription':'meeting'}",
                "parked evict --type a.b --yes|parked/evict|{'reason':'Moving house','type':'a.b'}",
            })
    void acts(String typed, String path, String body) {
        var result = Typed.at(server).run(withReason(typed));
        assertThat(result.err()).doesNotContain("Unforeseen");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        var act = server.asked().getFirst();
        assertThat(act.method() + " " + act.uri()).isEqualTo("POST /ops/v1/" + path);
        assertThat(Fields.read(act.body().getBytes()))
                .isEqualTo(Fields.read(body.replace('\'', '"').getBytes()));
        assertThat(act.headers().get("idempotency-key")).hasSizeGreaterThan(20);
    }

    @Test
    void jsonIsTheServersOwnByteForByte() {
        server.tell("GET /ops/v1/session", 200, "{\"operator\" :\"\u00e9\u009b\",\n\"more\":1}", java.util.Map.of());
        var result = Typed.at(server).run("session", "--json");
        assertThat(result.text()).isEqualTo("{\"operator\" :\"\u00e9\u009b\",\n\"more\":1}");
    }

    @Test
    void everyOperationHasACommand() {
        Stream.of(
                        "session",
                        "subscriptions",
                        "subscriptions m",
                        "jobs",
                        "jobs 7",
                        "history",
                        "event 7",
                        "tree 7",
                        "aggregate 7",
                        "diff 7",
                        "document m 7",
                        "steps m 7",
                        "asof 7 /a/",
                        "diff /a/ --from 7 --to 9",
                        "parked",
                        "parked 7",
                        "diagnose",
                        "audit",
                        "audit checkpoint",
                        "audit verify",
                        "stream backfill --topic t",
                        "stream restart --yes",
                        "stream subject user-17 --unmask Ticket",
                        "audit prove 7 -o " + folder.resolve("7.tlog-proof"),
                        "pause m",
                        "resume m",
                        "verify m",
                        "switch m --yes",
                        "rollback m --yes",
                        "skip m 7 --yes",
                        "rebuild m --yes",
                        "jobs pause 7",
                        "jobs resume 7",
                        "jobs cancel 7 --yes",
                        "parked retry 7",
                        "parked evict 7 --yes",
                        "parked retry --type t",
                        "parked evict --type t --yes")
                .forEach(typed -> Typed.at(server).run(needsReason(typed) ? withReason(typed) : typed.split(" ")));
        var done = server.asked().stream()
                .map(it -> it.method() + " "
                        + DescribedServer.operation(it.method(), it.uri().replaceFirst("\\?.*", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        var described = new TreeSet<String>();
        DescribedServer.description().path("paths").properties().forEach(path -> {
            for (var method : new String[] {"get", "post"}) {
                if (path.getValue().has(method)) {
                    described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                }
            }
        });
        described.remove(
                "GET /ops/v1/jobs/{id}/events"); // jobs are followed by asking: that survives a restart as well
        described.remove("GET /ops/v1/jobs/{id}/differences"); // see JobsTest: where there are some
        described.remove("GET /ops/v1/export/events"); // see ExportCommandTest: it is no JSON
        described.removeIf(operation -> operation.startsWith("GET /ops/v1/tlog/tile/")); // for clients of tlog-tiles
        assertThat(done).isEqualTo(described);
    }

    @Test
    void aProofIsWrittenWithTheEventBesideIt() throws IOException {
        var file = folder.resolve("1024.tlog-proof");
        var result = Typed.at(server).run("audit", "prove", "1024", "-o", file.toString());
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).startsWith("c2sp.org/tlog-proof@v1\n");
        assertThat(Files.readString(folder.resolve("1024.event.json"))).contains("\"position\":1024");
    }

    @Test
    void aLogThatIsNotAsItWasSealedIsToldByTheExitCode() {
        var job = (ObjectNode) DescribedServer.example("job").deepCopy();
        job.put("state", "ended").put("outcome", "applied").putObject("result").put("sound", false);
        server.tell("POST /ops/v1/audit/verify", 202, job);
        assertThat(Typed.at(server).run(withReason("audit verify")).code()).isEqualTo(ExitCode.BROKEN);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        var commands = new ArrayList<CommandLine>();
        collect(new CommandLine(new Rollcall(around(), new Terminal(around()))), commands);
        assertThat(commands).hasSizeGreaterThan(25).allSatisfy(command -> {
            var help = Typed.at(server).run(words(command, "--help"));
            assertThat(help.code()).isZero();
            assertThat(help.text())
                    .contains("Examples:", command.getCommandSpec().qualifiedName());
        });
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void completionIsPrinted() {
        var result = Typed.at(server).run("generate-completion");
        assertThat(result.code()).isZero();
        assertThat(result.text()).contains("complete -F", "diagnose", "--token-file");
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        command.getSubcommands().values().stream()
                .filter(it -> !it.getCommandName().equals("generate-completion"))
                .forEach(it -> {
                    all.add(it);
                    collect(it, all);
                });
    }

    private static String[] words(CommandLine command, String last) {
        return Stream.concat(
                        Stream.of(command.getCommandSpec().qualifiedName().split(" "))
                                .skip(1),
                        Stream.of(last))
                .toArray(String[]::new);
    }

    private static Surroundings around() {
        return Surroundings.ofProcess();
    }

    private static boolean needsReason(String typed) {
        return typed.contains("--yes")
                || typed.matches(
                        "(pause|resume|verify|jobs (pause|resume)|parked retry|stream backfill) .*|audit verify");
    }

    private static String[] withReason(String typed) {
        return Stream.concat(Stream.of(typed.split(" ")), Stream.of("--reason", REASON))
                .toArray(String[]::new);
    }
}
