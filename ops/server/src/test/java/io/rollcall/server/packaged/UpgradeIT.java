// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling upgrade of two processes that have all of the read models between them: one writes events that the other
 * cannot read.
 */
@Tag("processes")
class UpgradeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROLES = "web,projection,policy";
    private static final String BLACKLIST = "/api/blacklist/";

    @TempDir
    static Path folder;

    private final SharedParts parts = new SharedParts(folder);
    private PackagedServer older;
    private PackagedServer newer;
    private Person ada;
    private Person bob;

    @BeforeEach
    void start() throws Exception {
        older = parts.start(UnpackedJar.commandWith(OlderVersion.class), "older", ROLES)
                .ready();
        ada = new SignUps().signUp(older.base(), SignUps.phone());
        bob = new SignUps().signUp(older.base(), SignUps.phone());
        newer = parts.start("newer", ROLES).ready();
    }

    @AfterEach
    void stop() {
        List.of(older, newer).forEach(PackagedServer::close);
        parts.close();
    }

    @Test
    void nothingFreezesNothingIsLostAndTheOlderCatchesUpAfterItsUpgrade() throws Exception {
        soon(() -> block(newer), this::isBob);
        soon(() -> ada().get(older, BLACKLIST), this::isBob);
        soon(() -> following(older), following -> following.contains("\"waitsForUpgrade\":true"));
        assertThat(following(newer).body()).doesNotContain("\"waitsForUpgrade\":true");
        for (int round = 0; round < 5; round++) {
            rename(older, "Older " + round);
            rename(newer, "Newer " + round);
        }
        assertThat(block(older).statusCode()).as("whose history it cannot read").isEqualTo(503);

        newer.kill(); // the older one goes on alone with all that it can read
        rename(older, "Alone", older);
        new SignUps().signUp(older.base(), SignUps.phone());
        assertThat(isBob(ada().get(older, BLACKLIST).body())).isTrue();

        older.stop();
        older = parts.start("upgraded", ROLES).ready();
        newer = parts.start("again", ROLES).ready();
        body(200, ada().delete(older, BLACKLIST, "{\"user\":%d}".formatted(bob.userId())));
        assertThat(ada().get(newer, BLACKLIST).body()).isEqualTo("[]");
        assertThat(body(200, ada().account(newer)).get("name").asString()).isEqualTo("Alone");
        for (var server : List.of(older, newer)) {
            assertThat(following(server).body()).doesNotContain("\"waitsForUpgrade\":true");
        }
    }

    private void rename(PackagedServer server, String name) throws Exception {
        rename(server, name, older, newer);
    }

    /** What a process has owned that is killed is owned by another one soon. */
    private void rename(PackagedServer server, String name, PackagedServer... readers) throws Exception {
        soon(() -> ada().rename(server, name), any -> true);
        for (var reader : readers) {
            soon(() -> ada().account(reader), account -> account.contains("\"name\":\"" + name + "\""));
        }
    }

    private HttpResponse<String> block(PackagedServer server) throws IOException, InterruptedException {
        return ada().put(server, BLACKLIST, "{\"user\":%d}".formatted(bob.userId()));
    }

    private boolean isBob(String list) {
        return list.startsWith("[{") && list.contains("\"id\":" + bob.userId());
    }

    private Caller ada() {
        return Caller.anybody().as(ada.token());
    }

    private static HttpResponse<String> following(PackagedServer server) throws IOException, InterruptedException {
        return Caller.anybody().get(server, "/actuator/health/followers");
    }

    private interface Asking {
        HttpResponse<String> ask() throws Exception;
    }

    /** Asks again while the answer is 503, or not yet as wanted. */
    private static void soon(Asking asking, Predicate<String> wanted) throws Exception {
        var deadline = System.nanoTime() + SOON.toNanos();
        var answer = asking.ask();
        while (answer.statusCode() != 200 || !wanted.test(answer.body())) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            assertThat(System.nanoTime())
                    .as("%s says %s", answer.uri(), answer.body())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = asking.ask();
        }
    }
}
