// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPartTest {

    @TempDir
    Path path;

    @Test
    void flushesEveryCommit() throws SQLException {
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(ask(part, "show fsync")).isEqualTo("on");
            assertThat(ask(part, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(part, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void survivesKillNineOfTheProcessThatRunsItAndStopsThePostmasterLeftBehind() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedMain.class.getName(),
                        path.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            do {
                line = said.readLine();
                assertThat(line).as("the child's output").isNotNull();
            } while (!line.equals("committed"));
        }
        var left = postmaster();
        child.destroyForcibly().waitFor();
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(part, "select row::text from kept")).isEqualTo("42");
            left = postmaster();
            assertThat(left.isAlive()).isTrue();
        }
        assertThat(left.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void twoServersRunSideBySideInTwoFoldersAndNotInOne() throws SQLException {
        try (var one = DataFolder.hold(path.resolve("one"));
                var other = DataFolder.hold(path.resolve("other"));
                var first = PostgresPart.start(one, 0);
                var second = PostgresPart.start(other, 0)) {
            assertThat(ask(first, "select 'one'")).isEqualTo("one");
            assertThat(ask(second, "select 'other'")).isEqualTo("other");
            assertThatThrownBy(() -> DataFolder.hold(path.resolve("one")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    private ProcessHandle postmaster() throws Exception {
        var file = path.resolve("postgres").resolve("postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
    }

    private static String ask(PostgresPart part, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(part.jdbcUrl(), part.user(), "");
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
