// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator that runs the jar sees. */
@Tag("processes")
class PackagedServerIT {

    private static final int PEOPLE = 50;

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();

    /** One is the jar itself, the other unpacked. */
    @Test
    void twoServersRunSideBySideAndLeaveNoProcessAndNoByteThatTellsAPhoneANameATokenOrACode() throws Exception {
        try (var one = PackagedServer.startJar(folder.resolve("one")).ready();
                var other = PackagedServer.start(folder.resolve("other")).ready()) {
            var here = signUps.signUp(one.base(), SignUps.phone());
            assertThat(signUps.get(other.base().resolve("/api/account/"), here.token())
                            .statusCode())
                    .isEqualTo(401);
            assertThatNobodyElseMayHave(folder.resolve("one"));
            var secrets = ofFiftyPeople(other);
            for (var server : List.of(one, other)) {
                var postmaster = server.postmaster().orElseThrow();
                assertThat(server.stop()).isIn(0, 143);
                assertThat(postmaster.onExit().get(10, TimeUnit.SECONDS).isAlive())
                        .isFalse();
            }
            assertThat(one.said())
                    .contains("Rollcall is ready.", folder.resolve("one").toString(), "debug mode on", "PostgreSQL")
                    .doesNotContain("Exception", " WARN ");
            assertNoneIn(folder.resolve("other").resolve("postgres"), secrets); // all is in its files by now
        }
    }

    private static void assertThatNobodyElseMayHave(Path data) throws Exception {
        try (var second = PackagedServer.start(data)) {
            assertThat(second.ends()).isNotZero();
            assertThat(second.said())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "The data folder " + data + " is in use by another Rollcall server.",
                            "Stop it, or choose another rollcall.data-dir.");
            assertThat(second.said().lines()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void debugModeBesideOutsidePartsIsRefusedInWords() throws Exception {
        try (var server = PackagedServer.start(
                folder.resolve("data"), "--rollcall.debug=true", "--spring.mongodb.uri=mongodb://127.0.0.1:1/none")) {
            assertThat(server.ends()).isNotZero();
            assertThat(server.said()).contains("Debug mode is on beside").doesNotContain("\tat ");
        }
    }

    private Secrets ofFiftyPeople(PackagedServer server) throws Exception {
        var secrets = new Secrets();
        for (int i = 0; i < PEOPLE; i++) {
            var person = signUps.signUp(server.base(), SignUps.phone());
            secrets.add(person.phone().substring(1));
            secrets.add(person.name());
            secrets.add(person.token());
            secrets.add("code is " + person.code());
            secrets.add("\"" + person.code() + "\"");
        }
        return secrets;
    }

    private static void assertNoneIn(Path files, Secrets secrets) throws IOException {
        var seen = 0L;
        try (var all = Files.walk(files)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                seen += assertHoldsNone(file, secrets);
            }
        }
        assertThat(seen).isGreaterThan(1_000_000);
    }

    private static long assertHoldsNone(Path file, Secrets secrets) throws IOException {
        var content = Files.readAllBytes(file);
        assertThat(secrets.standIn(content))
                .as("%s holds what it must not", file)
                .isFalse();
        return content.length;
    }

    @Test
    void whatIsLookedForIsFoundWhereverItStands() {
        var secrets = new Secrets();
        secrets.add("secret");
        secrets.add("seconds");
        for (var content : List.of("secret", "a secret", "secsecond secret.", "seconds")) {
            assertThat(secrets.standIn(content.getBytes(StandardCharsets.UTF_8)))
                    .as(content)
                    .isTrue();
        }
        for (var content : List.of("", "sec", "secre", "second", "secre t")) {
            assertThat(secrets.standIn(content.getBytes(StandardCharsets.UTF_8)))
                    .as(content)
                    .isFalse();
        }
    }
}
