// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Users that come, keep contacts, let some go, have their e-mail address verified, meet, and of which every other one
 * leaves for good: what every policy has to do with. Each asks again where they are told to (503); nobody is ever told
 * that they are nobody.
 */
final class Lives implements AutoCloseable {

    private static final int CALLERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** How somebody has left things. */
    record Life(Person person, String email, boolean left) {

        long userId() {
            return person.userId();
        }

        String phone() {
            return person.phone();
        }

        /** The read models at a server, and what policies keep of them, agree with each other. */
        void assertAsItWasLeft(PackagedServer server, Connection database) throws Exception {
            var caller = Caller.anybody().as(person.token());
            if (left) {
                assertThat(again(() -> caller.account(server), 401, 200).statusCode())
                        .isEqualTo(401);
                awaitRows(database, "number_holders where book = ?", 0);
                awaitRows(database, "memberships where member = ?", 0);
            } else {
                Caller.body(200, again(() -> caller.account(server), 200));
                assertThat(Caller.body(200, again(() -> caller.get(server, "/api/meetings/"), 200)))
                        .hasSize(1);
                awaitRows(database, "number_holders where book = ?", 1);
                awaitRows(database, "memberships where member = ?", 1);
            }
        }

        private void awaitRows(Connection database, String of, int rows) throws SQLException {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (rows(database, of) != rows) {
                assertThat(System.nanoTime())
                        .as("%d rows of %s for %s", rows, of, this)
                        .isLessThan(deadline);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        private int rows(Connection database, String of) throws SQLException {
            try (var statement = database.prepareStatement("select count(*)::int from " + of)) {
                statement.setLong(1, userId());
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getInt(1);
                }
            }
        }
    }

    private interface Call {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private final PackagedServer server;
    private final SignUps signUps = new SignUps();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> living = new ArrayList<>();
    private final Queue<Life> lives = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Semaphore done = new Semaphore(0);
    private volatile boolean enough;

    private Lives(PackagedServer server) {
        this.server = server;
    }

    static Lives at(PackagedServer server) {
        var lives = new Lives(server);
        for (int caller = 0; caller < CALLERS; caller++) {
            lives.living.add(lives.callers.submit(() -> {
                while (!lives.enough) {
                    lives.lives.add(lives.live());
                    lives.done.release();
                }
                return null;
            }));
        }
        return lives;
    }

    /** Until so many more have lived. */
    void await(int more) throws Exception {
        done.drainPermits();
        for (int waited = 0; !done.tryAcquire(more, 1, TimeUnit.SECONDS); waited++) {
            for (var life : living) {
                if (life.isDone()) {
                    life.get(); // fails
                }
            }
            assertThat(waited).isLessThan((int) PATIENCE.toSeconds());
        }
    }

    /** The users that lived. */
    List<Life> end() throws Exception {
        enough = true;
        for (var life : living) {
            life.get();
        }
        return List.copyOf(lives);
    }

    @Override
    public void close() {
        enough = true;
        callers.close();
    }

    private Life live() throws Exception {
        var person = come();
        var email = UUID.randomUUID() + "@example.org";
        var caller = Caller.anybody().as(person.token());
        again(() -> caller.account(server), 200); // without a word about positions
        var kept = SignUps.phone();
        var letGo = SignUps.phone();
        again(() -> caller.put(server, "/api/contacts/", contacts(kept, letGo)), 200);
        again(() -> caller.delete(server, "/api/contacts/", "{\"phones\":[\"%s\"]}".formatted(letGo)), 200, 204);
        var meeting = new PictureForm().field("title", "Tea").picture("logo");
        once(() -> caller.post(server, "/api/meetings/", meeting));
        verifyEmail(email);
        var leaves = number.incrementAndGet() % 2 == 0;
        if (leaves) {
            once(() -> caller.delete(server, "/api/account/", ""));
        }
        return new Life(person, email, leaves);
    }

    /** By another account, of the door that knows e-mail addresses. */
    private void verifyEmail(String email) throws Exception {
        var anybody = Caller.anybody();
        var login = "\"email\":\"%s\",\"password\":\"%s\"".formatted(email, UUID.randomUUID());
        var form = "{\"surname\":\"L\",\"name\":\"Ada\",\"patronymic\":\"G\"," + login + "}";
        again(() -> anybody.post(server, "/users/auth/registration/", form), 201, 400); // done, where it is asked again
        var tokens = Caller.body(200, again(() -> anybody.post(server, "/users/auth/token/", "{" + login + "}"), 200));
        var ada = anybody.as(tokens.get("access").asString());
        again(() -> ada.post(server, "/users/verify-email/", ""), 200);
    }

    private Person come() throws Exception {
        var phone = SignUps.phone();
        for (var deadline = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            try {
                return signUps.signUp(server.base(), phone);
            } catch (IOException e) {
                assertThat(System.nanoTime()).as("still not signed up").isLessThan(deadline);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static String contacts(String... phones) {
        return "{\"names\":[\"%s\",\"Bob\"],\"phones\":[\"%s\",\"%s\"]}"
                .formatted("Ann " + UUID.randomUUID(), phones[0], phones[1]);
    }

    /** What must not be sent twice: 503 says that it may be done all the same. */
    private static void once(Call call) throws Exception {
        assertThat(call.send().statusCode()).isIn(201, 204, 503);
    }

    private static HttpResponse<String> again(Call call, int... wanted) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = call.send();
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = call.send();
        }
        assertThat(wanted).as("%s says %s", answer.uri(), answer.body()).contains(answer.statusCode());
        return answer;
    }
}
