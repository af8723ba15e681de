// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresPartTest {

    private static final String KEEP = "create table kept as select 42 as row";
    private static final String KEPT = "select row::text from kept";

    @TempDir
    Path path;

    @Test
    void flushesEveryCommitAndListensOnLoopbackOnly() throws Exception {
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(Sql.ask(part, "show fsync")).isEqualTo("on");
            assertThat(Sql.ask(part, "show synchronous_commit")).isEqualTo("on");
            assertThat(Sql.ask(part, "show full_page_writes")).isEqualTo("on");
            assertThat(Sql.ask(part, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.ask(part, part.administrator(), "show unix_socket_directories"))
                    .isEmpty();
        }
    }

    @Test
    void keepsWhatWasCommittedOverAStopAndAStartAndLeavesNoProcess() throws Exception {
        var processes = new PostgresProcesses(path.resolve("postgres"));
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            Sql.run(part, KEEP);
            assertThat(processes.running()).isNotEmpty();
        }
        assertThat(processes.running()).isEmpty();
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(Sql.ask(part, KEPT)).isEqualTo("42");
        }
    }

    @Test
    void survivesKillNineOfTheProcessThatRunsItAndStopsThePostmasterLeftBehind() throws Exception {
        var processes = new PostgresProcesses(path.resolve("postgres"));
        var child = ChildProcess.thatStores("postgres", path);
        assertThatThrownBy(() -> DataFolder.hold(path)).hasMessageContaining("in use");
        child.destroyForcibly().waitFor();
        var left = postmaster();
        assertThat(processes.running()).contains(left);
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(processes.running()).isNotEmpty().doesNotContain(left);
            assertThat(Sql.ask(part, KEPT)).isEqualTo("42");
        }
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void survivesKillNineOfThePostmasterEvenIfItsNumberBelongsToAStrangerNow() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            try (var folder = DataFolder.hold(path);
                    var part = PostgresPart.start(folder, 0)) {
                Sql.run(part, KEEP);
                postmaster().destroyForcibly();
            }
            nameAsPostmaster(stranger.pid());
            try (var folder = DataFolder.hold(path);
                    var part = PostgresPart.start(folder, 0)) {
                assertThat(Sql.ask(part, KEPT)).isEqualTo("42");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"postgres,", "rollcall,", "postgres,wrong", "rollcall,wrong", "root,"})
    void nobodyEntersWithoutThePassword(String user, String password) throws Exception {
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(part.jdbcUrl(), user, password))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("08004", "28P01"));
            assertThat(Sql.ask(part, "select session_user || rolsuper from pg_roles where rolname = session_user"))
                    .isEqualTo("rollcallfalse");
        }
        assertThat(Files.getPosixFilePermissions(path.resolve("passwords.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void passwordsThatOthersMayReadAreRefusedAndLostOnesAreMadeAnew() throws Exception {
        var passwords = path.resolve("passwords.properties");
        try (var folder = DataFolder.hold(path)) {
            try (var part = PostgresPart.start(folder, 0)) {
                Sql.run(part, KEEP);
            }
            Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
            assertThatThrownBy(() -> PostgresPart.start(folder, 0)).hasMessageContaining("chmod 600 " + passwords);
            var before = Files.readString(passwords);
            Files.delete(passwords);
            try (var part = PostgresPart.start(folder, 0)) {
                assertThat(Sql.ask(part, KEPT)).isEqualTo("42");
                assertThat(before).doesNotContain(part.password());
            }
        }
    }

    /** It trusted everybody on this machine, and its tables were the superuser's. */
    @Test
    void aFolderOfTheVersionBeforeIsUpgraded() throws Exception {
        try (var folder = DataFolder.hold(path)) {
            asTheVersionBefore(PostgresPrograms.unpacked(folder), path.resolve("postgres"));
            try (var part = PostgresPart.start(folder, 0)) {
                assertThatThrownBy(() -> DriverManager.getConnection(part.jdbcUrl(), "postgres", ""))
                        .isInstanceOf(SQLException.class);
                assertThat(Sql.ask(part, KEPT)).isEqualTo("42");
                Sql.run(part, "insert into kept values (43)");
                Sql.run(part, "alter table numbered add column more text");
                Sql.run(part, "insert into numbered (more) values ('x')");
                Sql.run(part, "alter sequence ids increment by 2");
                Sql.run(part, "create table later (id bigint primary key)");
            }
            try (var part = PostgresPart.start(folder, 0)) {
                assertThat(Sql.ask(part, "select nextval('ids')::text")).isEqualTo("1");
            }
        }
    }

    private static void asTheVersionBefore(PostgresPrograms programs, Path data) throws Exception {
        assertThat(programs.run("initdb", "--pgdata=" + data, "--username=postgres", "--auth=trust", "--encoding=UTF8")
                        .status())
                .isZero();
        var made = KEEP + "\ncreate table numbered (id bigserial)\ncreate sequence ids\n";
        assertThat(programs.run(made, "postgres", List.of("--single", "-D", data.toString(), "postgres"))
                        .status())
                .isZero();
    }

    @Test
    void twoServersRunSideBySideInTwoFolders() throws Exception {
        try (var one = DataFolder.hold(path.resolve("one"));
                var other = DataFolder.hold(path.resolve("other"));
                var first = PostgresPart.start(one, 0);
                var second = PostgresPart.start(other, 0)) {
            Sql.run(first, KEEP);
            assertThat(Sql.ask(first, "select count(*) from pg_tables where tablename = 'kept'"))
                    .isEqualTo("1");
            assertThat(Sql.ask(second, "select count(*) from pg_tables where tablename = 'kept'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aTakenPortIsRefusedAndNeverTakenForItsOwn() throws Exception {
        try (var folder = DataFolder.hold(path);
                var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> PostgresPart.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void aFolderWhoseMakingWasCutShortIsMadeAnew() throws Exception {
        var half = Files.createDirectories(path.resolve("postgres.unfinished1"));
        Files.writeString(half.resolve("PG_VERSION"), "18");
        try (var folder = DataFolder.hold(path);
                var part = PostgresPart.start(folder, 0)) {
            assertThat(Sql.ask(part, "select 'well'")).isEqualTo("well");
        }
        assertThat(half).doesNotExist();
    }

    private ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).getFirst()))
                .orElseThrow();
    }

    private void nameAsPostmaster(long pid) throws Exception {
        Files.writeString(pidFile(), pid + "\n" + path.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n0 0\nready   \n");
    }

    private Path pidFile() {
        return path.resolve("postgres").resolve("postmaster.pid");
    }
}
