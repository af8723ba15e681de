// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The roles that may enter an embedded PostgreSQL: its administrator, and the server's own role, which owns the
 * database and its tables and is no superuser. Both by password (SCRAM-SHA-256), over loopback, and nobody else.
 */
final class PostgresRoles {

    private static final String ADMINISTRATOR = "postgres";
    private static final String SERVER = "rollcall";

    private static final String ENTRANCE = "host all all 127.0.0.1/32 scram-sha-256\n";

    private static final String EXIT = "--exit_on_error=true";

    /** What a version before has made belongs to the administrator: it becomes the server's. */
    private static final String HAND_OVER = "do $$ declare it record; begin"
            + " for it in select format('alter %s %I.%I owner to rollcall',"
            + " case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'"
            + " else 'table' end, nspname, relname) as command"
            + " from pg_class join pg_namespace on pg_namespace.oid = relnamespace"
            + " where nspname = 'public' and relkind in ('r', 'p', 'v', 'm', 'S') and relowner = 10"
            + " and not exists (select from pg_depend where classid = 'pg_class'::regclass"
            + " and objid = pg_class.oid and deptype in ('a', 'i', 'e')) loop execute it.command; end loop;"
            + " end $$";

    private final Path data;
    private final PostgresPrograms programs;
    private final Login administrator;
    private final Login server;

    PostgresRoles(Path data, PostgresPrograms programs, Passwords passwords) throws IOException {
        this.data = data;
        this.programs = programs;
        this.administrator = new Login(ADMINISTRATOR, passwords.of("postgres.administrator"));
        this.server = new Login(SERVER, passwords.of("postgres"));
    }

    Login administrator() {
        return administrator;
    }

    Login server() {
        return server;
    }

    /**
     * While PostgreSQL is down: closes the entrance, and gives the roles these passwords if they have others or none.
     */
    void establish() throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), ENTRANCE);
        var mark = data.resolve("rollcall.roles");
        var wanted = mark();
        if (!Files.exists(mark) || !wanted.equals(Files.readString(mark))) {
            execute();
            Files.writeString(mark, wanted);
        }
    }

    /** In single-user mode one line is one statement, and no server listens. */
    private void execute() throws IOException {
        var statements = String.join(
                "\n",
                // Stretching is for what can be guessed; these are drawn, and each connection would pay for it.
                "set scram_iterations = 1",
                "alter role postgres password '" + administrator.password() + "'",
                "do $$ begin if not exists (select from pg_roles where rolname = 'rollcall') then"
                        + " create role rollcall; end if; end $$",
                "alter role rollcall login nosuperuser nocreatedb nocreaterole password '" + server.password() + "'",
                "alter database postgres owner to rollcall",
                HAND_OVER,
                "");
        var outcome =
                programs.run(statements, "postgres", List.of("--single", "-D", data.toString(), EXIT, "postgres"));
        if (outcome.status() != 0) {
            throw new IOException("the roles cannot be made: " + outcome.said());
        }
    }

    /** Tells these passwords from others, and not what they are. */
    private String mark() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((administrator.password() + " " + server.password()).getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
