// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import io.rollcall.server.ToldEvents.Told;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed with kill -9, over and over, while it tells somebody of what concerns them. */
class NotificationsKillNineIT {

    private static final int KILLS = 2;
    private static final int EVENTS_BEFORE_A_KILL = 15;

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();
    private final List<Told> told = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private @Nullable String lastId;

    @Test
    void nothingIsMissedAndNothingToldTwice() throws Exception {
        Person king;
        Person guest;
        String meeting;
        try (var server = PackagedServer.start(folder.resolve("data")).ready()) {
            king = signUps.signUp(server.base(), SignUps.phone());
            guest = signUps.signUp(server.base(), SignUps.phone());
            meeting = arranged(server, king);
            tellUntilItIsKilled(server, king, guest, meeting);
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (var server = PackagedServer.start(folder.resolve("data")).ready()) {
                tellUntilItIsKilled(server, king, guest, meeting);
            }
        }
        try (var server = PackagedServer.start(folder.resolve("data")).ready();
                var rest = ToldEvents.at(server.base(), "Token " + guest.token(), lastId);
                var all = ToldEvents.at(server.base(), "Token " + guest.token(), "0")) {
            var last = change(server, king, guest, meeting, isMember(server, king, guest, meeting));
            while (told.isEmpty() || told.getLast().id() < last) {
                told.add(rest.next());
            }
            assertThat(all.next(told.size())).isEqualTo(told);
            assertThat(all.unread()).isEmpty();
        }
        assertTold();
    }

    private void assertTold() {
        assertThat(told.stream().map(Told::id)).isSorted().doesNotHaveDuplicates();
        assertThat(told.size()).isBetween(acknowledged.get(), acknowledged.get() + KILLS);
        for (int event = 0; event < told.size(); event++) {
            assertThat(told.get(event).name()).isEqualTo(event % 2 == 0 ? "invited" : "excluded");
        }
    }

    private void tellUntilItIsKilled(PackagedServer server, Person king, Person guest, String meeting)
            throws Exception {
        try (var stream = ToldEvents.at(server.base(), "Token " + guest.token(), lastId);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changing = threads.submit(() -> changeUntilItIsGone(server, king, guest, meeting));
            try {
                told.addAll(stream.next(EVENTS_BEFORE_A_KILL));
            } catch (AssertionError nothing) {
                server.kill();
                changing.get(); // says why, mostly
                throw nothing;
            }
            server.kill();
            changing.get();
            stream.isOver();
            told.addAll(stream.unread());
            lastId = stream.lastId();
        }
    }

    private Void changeUntilItIsGone(PackagedServer server, Person king, Person guest, String meeting)
            throws InterruptedException {
        try {
            var member = isMember(server, king, guest, meeting);
            while (true) {
                change(server, king, guest, meeting, member);
                member = !member;
            }
        } catch (HttpTimeoutException stands) {
            throw new AssertionError("The server does not answer", stands);
        } catch (IOException gone) {
            return null;
        }
    }

    /** Excludes a member, invites whoever is none; the position that this is at or before. */
    private long change(PackagedServer server, Person king, Person guest, String meeting, boolean member)
            throws IOException, InterruptedException {
        var caller = Caller.anybody().as(king.token());
        var user = "{\"user\":%d}".formatted(guest.userId());
        var path = meeting + "users/";
        var answer = member ? caller.delete(server, path, user) : caller.put(server, path, user);
        body(200, answer);
        acknowledged.incrementAndGet();
        return Long.parseLong(answer.headers().firstValue("Rollcall-Position").orElseThrow());
    }

    private static boolean isMember(PackagedServer server, Person king, Person guest, String meeting)
            throws IOException, InterruptedException {
        return body(200, Caller.anybody().as(king.token()).get(server, meeting))
                .get("users")
                .valueStream()
                .anyMatch(user -> user.asLong() == guest.userId());
    }

    private static String arranged(PackagedServer server, Person king) throws IOException, InterruptedException {
        var form = new PictureForm().field("title", "Tea").picture("logo");
        var meeting = body(201, Caller.anybody().as(king.token()).post(server, "/api/meetings/", form));
        return "/api/meetings/" + meeting.get("id").asLong() + "/";
    }
}
