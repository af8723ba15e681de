// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Users that change their names at two servers, over and over, and look at both; and readers of each server that ask
 * all the time for an account that nobody changes, and for one that is. Servers may go away meanwhile: then there is no
 * answer, or a 503, and never another one's, an older one, or none.
 */
final class ReadersThroughKills implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(40);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RebuildingFleet fleet;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final List<Person> writers;
    private final Person quiet;
    private volatile boolean enough;

    private ReadersThroughKills(RebuildingFleet fleet, List<Person> people) {
        this.fleet = fleet;
        this.quiet = people.getFirst();
        this.writers = people.subList(1, people.size());
    }

    /** @param people the first of which does nothing */
    static ReadersThroughKills at(RebuildingFleet fleet, List<Person> people) {
        var readers = new ReadersThroughKills(fleet, people);
        readers.writers.forEach(writer -> readers.running.add(readers.threads.submit(() -> readers.write(writer))));
        for (var name : RebuildingFleet.NAMES) {
            readers.running.add(readers.threads.submit(() -> readers.readQuiet(name)));
            readers.running.add(readers.threads.submit(() -> readers.readChanging(name)));
        }
        return readers;
    }

    /** Changes that were acknowledged. */
    long changed() {
        return changed.get();
    }

    /** Changes that may have been made. */
    long unknown() {
        return unknown.get();
    }

    /** Answers that were as they should be. */
    long read() {
        return read.get();
    }

    /** Ends all of them; fails where one of them was answered as nobody may be. */
    void end() throws Exception {
        enough = true;
        for (var reader : running) {
            reader.get();
        }
    }

    @Override
    public void close() {
        enough = true;
        threads.close();
    }

    private Void write(Person writer) throws Exception {
        var caller = Caller.anybody().as(writer.token());
        for (var turn = 0; !enough; turn++) {
            var here = RebuildingFleet.NAMES.get(turn % 2);
            var name = "Name %09d".formatted(turn);
            try {
                var answer = caller.rename(fleet.server(here), name);
                if (answer.statusCode() == 200) {
                    changed.incrementAndGet();
                    look(caller.after(answer), RebuildingFleet.other(here), name);
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                    unknown.incrementAndGet();
                }
            } catch (IOException gone) {
                unknown.incrementAndGet();
            }
            pause();
        }
        return null;
    }

    private void look(Caller after, String there, String name) throws InterruptedException {
        try {
            var seen = after.account(fleet.server(there));
            if (isAnswer(seen)) {
                assertThat(name(seen)).as("at " + there).isEqualTo(name);
            }
        } catch (IOException gone) {
            pause();
        }
    }

    private Void readQuiet(String name) throws Exception {
        var caller = Caller.anybody().as(quiet.token());
        while (!enough) {
            try {
                var seen = caller.account(fleet.server(name));
                if (isAnswer(seen)) {
                    var account = JSON.readTree(seen.body());
                    assertThat(account.get("name").asString()).isEqualTo(quiet.name());
                    assertThat(account.get("phone").asString()).isEqualTo(quiet.phone());
                    assertThat(account.get("id").asLong()).isEqualTo(quiet.userId());
                }
            } catch (IOException gone) {
                pause();
            }
            pause();
        }
        return null;
    }

    /** Of one process, nothing is older than what it has shown before. */
    private Void readChanging(String name) throws Exception {
        var caller = Caller.anybody().as(writers.getFirst().token());
        var newest = "";
        PackagedServer asked = null;
        while (!enough) {
            var server = fleet.server(name);
            newest = server == asked ? newest : "";
            asked = server;
            try {
                var seen = caller.account(server);
                if (isAnswer(seen)) {
                    var now = name(seen);
                    if (now.startsWith("Name ")) {
                        assertThat(now).as("at " + name).isGreaterThanOrEqualTo(newest);
                        newest = now;
                    }
                }
            } catch (IOException gone) {
                pause();
            }
            pause();
        }
        return null;
    }

    private boolean isAnswer(HttpResponse<String> seen) {
        assertThat(seen.statusCode()).as("%s says %s", seen.uri(), seen.body()).isIn(200, 503);
        var is = seen.statusCode() == 200;
        if (is) {
            read.incrementAndGet();
        }
        return is;
    }

    private static String name(HttpResponse<String> account) {
        return JSON.readTree(account.body()).get("name").asString();
    }

    private static void pause() {
        LockSupport.parkNanos(PACE.toNanos());
    }
}
