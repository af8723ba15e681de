// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command ends that is not done, and that nothing is sent where it should not be. */
class RefusalsTest {

    private final DescribedServer server = new DescribedServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"400, 65", "401, 77", "403, 77", "404, 66", "405, 76", "409, 75", "413, 65", "500, 70", "503, 75"})
    void refusalsHaveTheCodesOfSysexits(int status, int code) {
        server.tell("GET /ops/v1/session", status, "{\"detail\":\"No.\\u001b[2J\",\"job\":7}", Map.of());
        var result = Typed.at(server).run("session");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).contains(status + ": No.\\u001b[2J", "job: 7").doesNotContain("\u001b");
        assertThat(result.text()).isEmpty();
    }

    @Test
    void whatIsNoRollcallIsSaidToBeNone() {
        server.tell("GET /ops/v1/session", 302, "", Map.of("Location", "http://127.0.0.1:1/"));
        assertThat(Typed.at(server).run("session").code()).isEqualTo(ExitCode.PROTOCOL);
        server.forget("GET /ops/v1/session");
        server.tell("GET /ops/v1/session", 200, "<html>", Map.of());
        assertThat(Typed.at(server).run("session").code()).isEqualTo(ExitCode.PROTOCOL);
        assertThat(Typed.at(server)
                        .run("session", "--url", server.url() + "/elsewhere")
                        .code())
                .isEqualTo(ExitCode.PROTOCOL);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aServerThatIsAwayIsUnavailable() {
        server.close();
        var result = Typed.at(server).run("diagnose");
        assertThat(result.code()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(result.err()).contains("There is no server at " + server.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "rebuild",
                "event seven",
                "history --limit many",
                "skip meeting",
                "rebuild meeting --user 7 --from 8",
                "rebuild meeting --id 7 --user 8",
                "rebuild meeting --user anna",
                "asof 7 api/account/",
                "asof 7 /api/../debug",
                "diff /api/account/",
                "parked retry --reason Mended",
                "diagnose --every 0",
                "pause ..",
                "parked retry meeting:17 --type t --reason Mended",
                "session --url ftp://host",
                "session --url :",
                "session --url http://127.0.0.1:1/?to=",
                "session --url http://127.0.0.1:1/#",
                "pause m --reason No"
            })
    void whatIsTypedWrongIsAMisuseAndNothingIsSent(String typed) {
        var result = Typed.at(server).run(typed.isEmpty() ? new String[0] : typed.split(" "));
        assertThat(result.err()).doesNotContain("Unforeseen");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatIsNearlyACommandIsSuggested() {
        assertThat(Typed.at(server).run("rebuld", "meetings").err()).contains("Did you mean: rollcall rebuild");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild meeting",
                "switch meeting",
                "rollback meeting",
                "skip meeting 7",
                "jobs cancel meeting",
                "parked evict meeting"
            })
    void whatIsFeltIsConfirmedFirst(String typed) {
        var words = (typed + " --reason Mended").split(" ");
        assertThat(Typed.at(server).run(words).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Typed.at(server).interactive("meetings\n").run(words).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Typed.at(server).interactive("").run(words).code()).isEqualTo(ExitCode.USAGE);
        assertThat(server.asked()).isEmpty();
        var confirmed = Typed.at(server).interactive("meeting\n").run(words);
        assertThat(confirmed.code()).isZero();
        assertThat(confirmed.err()).contains("type 'meeting':");
        assertThat(server.asked()).isNotEmpty();
    }

    @Test
    void theReasonIsAskedForOnATerminalOnly() {
        assertThat(Typed.at(server).run("pause", "meeting").code()).isEqualTo(ExitCode.USAGE);
        assertThat(server.asked()).isEmpty();
        assertThat(Typed.at(server)
                        .interactive("Зачем-то\n")
                        .run("pause", "meeting")
                        .code())
                .isZero();
        assertThat(server.asked().getFirst().body()).contains("Зачем-то");
    }

    @Test
    void unmaskingSendsItsReasonInAsciiOnly() {
        assertThat(Typed.at(server).run("event", "7", "--unmask", "Зачем-то").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(server.asked()).isEmpty();
        Typed.at(server).run("event", "7", "--unmask", "Complaint 4711");
        assertThat(server.asked().getFirst().headers()).containsEntry("rollcall-unmask", "Complaint 4711");
    }

    @Test
    void aTokenThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), "token-of-bob\n");
        for (var open : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            var result = Typed.at(server).run("session", "--token-file", file.toString());
            assertThat(result.code()).isEqualTo(ExitCode.NO_PERMISSION);
            assertThat(result.err()).contains("chmod 600");
        }
        assertThat(server.asked()).isEmpty();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Typed.at(server)
                        .run("session", "--token-file", file.toString())
                        .code())
                .isZero();
        assertThat(server.asked().getFirst().headers()).containsEntry("authorization", "Bearer token-of-bob");
    }

    @Test
    void aTokenIsNeverShown() {
        var result =
                Typed.at(server).with("ROLLCALL_TOKEN", "secret token\u0007").run("session");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).doesNotContain("secret");
        assertThat(Typed.at(server).with("ROLLCALL_TOKEN", "").run("session").code())
                .isEqualTo(ExitCode.NO_PERMISSION);
    }
}
