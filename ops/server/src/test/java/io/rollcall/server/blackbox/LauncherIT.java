// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import io.rollcall.server.Shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged command line, as operators and scripts start it: every command, along a started server. */
@ResourceLock("LauncherIT") // its tests in turn
class LauncherIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern COMMAND_IN_HELP = Pattern.compile("(?m)^  ([a-z-]+)(,| {2}).*$");

    /** What asks no server. */
    private static final String OTHERS = "generate-completion import witness";

    private static final OwnKafka KAFKA = new OwnKafka();
    private static final OwnServer SERVER = OwnServer.start(Parts.unused(), true, KAFKA.arguments());
    private static final Map<String, String> WORDS = written();

    /** In their order; each with its exit code and something that it says. */
    private static final List<String[]> WALK = List.of(
            new String[] {"session", "0", "operator, operator"},
            new String[] {"subscriptions", "0", "meetings"},
            new String[] {"subscriptions meetings", "0", "OWNER"},
            new String[] {"history --user USER --limit 5", "0", "meeting.arranged"},
            new String[] {"event POSITION", "0", "type: meeting.arranged"},
            new String[] {"tree CAUSE", "0", "meeting.arranged"},
            new String[] {"aggregate meeting-MEETING", "0", "\"state\""},
            new String[] {"document meetings MEETING", "0", "\"document\""},
            new String[] {"steps meetings MEETING", "0", "meeting.arranged"},
            new String[] {"asof POSITION /api/account/ --viewer USER", "0", "\"masked\""},
            new String[] {"diff meeting-MEETING --from POSITION --to POSITION", "0", ""},
            new String[] {"diff /api/account/ --from POSITION --to POSITION --viewer USER", "0", ""},
            new String[] {"verify meetings --reason Walk", "0", "verify meetings: applied"},
            new String[] {"rebuild meetings --reason Walk --yes", "0", "rebuild meetings: applied"},
            new String[] {"rebuild meetings --id MEETING --reason Walk --yes", "0", "applied"},
            new String[] {"switch meetings --reason Walk --yes", "0", "nothing-to-do"},
            new String[] {"rollback meetings --reason Walk --yes", "0", "rollback meetings: applied"},
            new String[] {"pause meetings --reason Walk", "0", "pause meetings: applied"},
            new String[] {"skip meetings POSITION --reason Walk --yes", "65", "has passed that event"},
            new String[] {"resume meetings --reason Walk", "0", "resume meetings: applied"},
            new String[] {"parked", "0", "ATTEMPTS"},
            new String[] {"parked retry --subscription meetings --reason Walk", "0", "nothing-to-do"},
            new String[] {"parked evict --subscription meetings --reason Walk --yes", "0", "nothing-to-do"},
            new String[] {"jobs", "0", "rebuild"},
            new String[] {"audit", "0", "rollcall.example/"},
            new String[] {"audit verify --reason Walk", "0", "audit log: applied"},
            new String[] {"export -o - > /dev/null", "0", ""},
            new String[] {"stream verify --config KAFKA --key KEY", "0", "Complete, in order, and as it was signed."},
            new String[] {"export --parquet TABLES --config KAFKA --key KEY", "0", "what was told of positions 1 to"},
            new String[] {"export --parquet TABLES --config KAFKA --key KEY", "0", "The folder"},
            new String[] {"export --parquet TABLES --config KAFKA --from 7", "64", "without --from and --to"},
            new String[] {"export --parquet TABLES --config KAFKA --prefix nothing", "66", "no topic nothing"},
            new String[] {"stream backfill --topic walked --type meeting --reason Walk", "0", "are told on topic walked"
            },
            new String[] {"stream verify --config KAFKA --key KEY --topic walked", "0", "Complete, in order"},
            new String[] {"stream restart --reason Walk --yes", "0", "stream-restart stream: nothing-to-do"},
            new String[] {"stream subject user-USER --unmask Walk", "77", "for the role auditor"},
            new String[] {"stream verify --config KAFKA --prefix nothing", "66", "There is no topic nothing.events"},
            new String[] {"diagnose", "0", "well"});

    private static final List<String> ON_AN_ENDED_JOB =
            List.of("jobs pause %s", "jobs resume %s", "jobs cancel %s --yes");

    @TempDir
    private Path folder;

    private final Shell shell = Shell.at(SERVER.base(), Operators.token(OperatorRole.OPERATOR));

    @AfterAll
    static void stop() {
        SERVER.close();
        KAFKA.close();
    }

    /** What stands in the lines below, by name. */
    private static Map<String, String> written() {
        var meet = Meet.at(SERVER.base());
        var king = meet.signUp();
        var meeting = new Meetings(meet).arranged(king, meet.signUp());
        var words = new TreeMap<String, String>();
        words.put("USER", Long.toString(king.userId()));
        words.put("MEETING", Long.toString(meeting));
        var events = Operators.as(OperatorRole.VIEWER, SERVER.base())
                .get("/ops/v1/events?type=meeting.arranged&limit=1")
                .is(200)
                .json();
        words.put("POSITION", events.at("/items/0/position").asString());
        words.put(
                "KEY",
                Operators.as(OperatorRole.VIEWER, SERVER.base())
                        .get("/ops/v1/tlog")
                        .is(200)
                        .json()
                        .at("/keys/0")
                        .asString());
        words.put(
                "KAFKA",
                KafkaArguments.file(TestServers.newFolder(), KAFKA.properties()).toString());
        words.put("TABLES", TestServers.newFolder().resolve("tables").toString());
        words.put("CAUSE", events.at("/items/0/metadata/correlationId").asString());
        return words;
    }

    @Test
    void everyCommandIsWalkedThrough() {
        for (var step : WALK) {
            says(type(step[0]), Integer.parseInt(step[1]), step[2]);
        }
        var job = json("jobs --limit 1 --json").at("/items/0/id").asString();
        says(type("jobs " + job), 0, "job " + job);
        says(type("jobs follow " + job), 0, "job " + job);
        for (var act : ON_AN_ENDED_JOB) {
            says(type(act.formatted(job) + " --reason Walk"), 75, "");
        }
        var walked = Stream.concat(WALK.stream().map(step -> step[0]), ON_AN_ENDED_JOB.stream())
                .collect(Collectors.joining("\n"));
        assertThat(commands(""))
                .hasSizeGreaterThan(18)
                .allSatisfy(command -> assertThat(walked + OTHERS).as(command).contains(command));
        Stream.of("jobs", "parked", "stream")
                .flatMap(parent -> commands(parent).stream().map(child -> parent + " " + child))
                .forEach(command -> assertThat(walked + "\njobs follow").contains(command));
    }

    /** What stands in the help of a command. */
    private TreeSet<String> commands(String parent) {
        var listed = type(parent + " --help").out().replaceFirst("(?s).*\nCommands:\n", "");
        return COMMAND_IN_HELP
                .matcher(listed.replaceFirst("(?s)\nExamples:\n.*", ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void jsonIsTheApisOwnByteForByte() {
        var asked = Map.of(
                "session", "session",
                "event POSITION", "events/POSITION",
                "history --to POSITION --limit 9", "events?to=POSITION&limit=9",
                "tree CAUSE", "correlations/CAUSE",
                "aggregate meeting-MEETING --at POSITION", "aggregates/meeting-MEETING?at=POSITION",
                "document meetings MEETING --at POSITION", "read-models/meetings/MEETING?at=POSITION",
                "steps meetings MEETING", "read-models/meetings/MEETING/steps",
                "asof POSITION /api/account/ --viewer USER", "asof/POSITION/api/account/?viewer=USER",
                "parked", "parked");
        asked.forEach((line, path) -> {
            var typed = type(line + " --json");
            says(typed, 0, "");
            var answer = Operators.as(OperatorRole.OPERATOR, SERVER.base()).get("/ops/v1/" + filled(path));
            assertThat(typed.out()).as(line).isEqualTo(answer.is(200).text());
            assertThat(typed.bytes()).isEqualTo(answer.bytes());
        });
    }

    @Test
    void whatIsNotDoneExitsAsItIsWritten() throws IOException {
        var open = Files.writeString(folder.resolve("token"), "any");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        var codes = new TreeMap<>(Map.of(
                "",
                64,
                "nothing",
                64,
                "rebuild meetings --reason Walk",
                64,
                "history --limit 1000",
                65,
                "event 999999999",
                66,
                "subscriptions --url http://127.0.0.1:1",
                69,
                "session --token-file " + open,
                77));
        Stream.of("switch meetings", "rollback meetings", "skip meetings 1", "jobs cancel 7", "parked evict meetings:1")
                .forEach(felt -> codes.put(felt + " --reason Walk", 64));
        codes.put("pause meetings", 64); // there is nobody to ask why
        codes.forEach((line, code) -> says(type(line), code, ""));
        var viewer = Shell.at(SERVER.base(), Operators.token(OperatorRole.VIEWER));
        assertThat(viewer.type("rollcall pause meetings --reason Walk").code()).isEqualTo(77);
        assertThat(shell.with("ROLLCALL_TOKEN", "").type("rollcall session").code())
                .isEqualTo(77);
        assertThat(shell.type("cp \"$(command -v rollcall)\" " + folder + " && " + folder + "/rollcall session")
                        .code())
                .isEqualTo(72);
        assertThat(shell.type("timeout --preserve-status -s INT 4 rollcall diagnose --watch")
                        .code())
                .isEqualTo(130);
    }

    @Test
    void timesAreUtcOrThoseOfThePlace() {
        assertThat(type("history --limit 1").out()).containsPattern("\\d\\d:\\d\\d:\\d\\dZ ");
        assertThat(shell.with("TZ", "Asia/Tokyo")
                        .type("rollcall history --limit 1 --local")
                        .out())
                .containsPattern("\\d\\d:\\d\\d:\\d\\d\\+09:00 ");
    }

    @Test
    void theCompletionIsOneThatBashTakes() {
        assertThat(shell.type("rollcall generate-completion | bash -n").code()).isZero();
        var completed = shell.type(". <(rollcall generate-completion) && COMP_WORDS=(rollcall diag) COMP_CWORD=1"
                + " && _complete_rollcall && echo \"${COMPREPLY[@]}\"");
        assertThat(completed.out().strip()).as(completed.err()).isEqualTo("diagnose");
    }

    @Test
    void atATerminalTheNameIsToBeTypedAndThereAreColours() {
        assumeTrue(shell.type("command -v script").code() == 0, "no pseudo-terminal can be had");
        var command = "script -qec 'rollcall switch meetings --reason Walk' /dev/null";
        var refused = shell.type("echo meeting | " + command);
        assertThat(refused.out()).contains("type 'meetings':", "Nothing is done.");
        assertThat(refused.code()).isEqualTo(64);
        var done = shell.type("echo meetings | " + command);
        assertThat(done.out()).contains("type 'meetings':", "switch meetings");
        assertThat(done.code()).isZero();
        var coloured = shell.with("TERM", "xterm").type("script -qec 'rollcall subscriptions' /dev/null");
        assertThat(coloured.out()).contains("\u001b[32m");
        assertThat(shell.with("NO_COLOR", "1")
                        .type("script -qec 'rollcall subscriptions' /dev/null")
                        .out())
                .doesNotContain("\u001b");
    }

    /** The first block of its guide, with this server for the one that stands there. */
    @Test
    void whatItsGuideBeginsWithWorks() throws IOException {
        var token = Files.writeString(folder.resolve("token"), Operators.token(OperatorRole.VIEWER));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        var guide = Files.readString(Path.of("..", "guides", "cli.md"));
        var block = guide.substring(guide.indexOf("```sh\n") + 6, guide.indexOf("```\n", guide.indexOf("```sh") + 5));
        var lines = block.lines().filter(line -> !line.startsWith("./mvnw")).toList();
        assertThat(block.lines()).hasSize(lines.size() + 1); // by which the one that is typed here was made
        for (var line : lines) {
            var typed = shell.type("cd ../.. && "
                    + line.replace("https://rollcall.example", SERVER.base().toString())
                            .replace("~/.rollcall-token", token.toString()));
            assertThat(typed.code()).as(line + typed.err()).isZero();
        }
    }

    private static void says(Typed typed, int code, String text) {
        assertThat(typed.code()).as("%s%s", typed.out(), typed.err()).isEqualTo(code);
        assertThat(typed.out() + typed.err())
                .contains(text)
                .doesNotContain("\u001b", "\r", "[###", "xception", "Unforeseen", "[warning]", "WARNING");
        if (code >= 64 && code != 65) {
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err()).isNotBlank();
        }
    }

    private JsonNode json(String line) {
        return JSON.readTree(type(line).bytes());
    }

    private Typed type(String line) {
        return shell.type("rollcall " + filled(line));
    }

    private static String filled(String line) {
        var filled = line;
        for (var word : WORDS.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
