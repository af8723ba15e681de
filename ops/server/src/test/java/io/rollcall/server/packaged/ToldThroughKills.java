// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import io.rollcall.server.ToldEvents.Told;
import io.rollcall.server.packaged.SignUps.Person;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A user that listens to its notifications, through all the ends of a server, while a king invites and excludes them in
 * turns; and that has missed nothing in the end, nor heard it twice.
 */
final class ToldThroughKills {

    private static final Duration PACE = Duration.ofMillis(20);
    /** All of the rounds must still be kept in the end. */
    private static final int MOST_A_ROUND = 60;

    private final List<Told> told = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Person king;
    private final Person guest;
    private final String meeting;
    private @Nullable String lastId;
    private int kills;

    private ToldThroughKills(Person king, Person guest, String meeting) {
        this.king = king;
        this.guest = guest;
        this.meeting = meeting;
    }

    /** Nobody has been invited yet. */
    static ToldThroughKills at(PackagedServer server, SignUps signUps) throws IOException, InterruptedException {
        var king = signUps.signUp(server.base(), SignUps.phone());
        var guest = signUps.signUp(server.base(), SignUps.phone());
        var form = new PictureForm().field("title", "Tea").picture("logo");
        var meeting = body(201, Caller.anybody().as(king.token()).post(server, "/api/meetings/", form));
        return new ToldThroughKills(
                king, guest, "/api/meetings/" + meeting.get("id").asLong() + "/");
    }

    /** One connection, up to the server's end. */
    final class Listening implements AutoCloseable {

        private final ToldEvents stream;
        private final CompletableFuture<Void> changing;

        private Listening(PackagedServer server) {
            stream = ToldEvents.at(server.base(), "Token " + guest.token(), lastId);
            changing = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> changeUntilItIsGone(server, changing));
        }

        /** Waits for so many events. */
        void hears(int many) throws ExecutionException, InterruptedException {
            try {
                told.addAll(stream.next(many));
            } catch (AssertionError nothing) {
                if (changing.isDone()) {
                    changing.get(); // says why
                }
                throw nothing;
            }
        }

        /** The server has been killed. */
        void ends() throws Exception {
            changing.get();
            stream.isOver();
            told.addAll(stream.unread());
            lastId = stream.lastId();
            kills++;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** Listens again, behind what was heard last; from now on there is something to hear, for a second at least. */
    Listening listen(PackagedServer server) {
        return new Listening(server);
    }

    /** Hears the rest, which is all there is; as does a client that begins anew. */
    void assertNothingMissedNorToldTwice(PackagedServer server) throws IOException, InterruptedException {
        try (var rest = ToldEvents.at(server.base(), "Token " + guest.token(), lastId);
                var all = ToldEvents.at(server.base(), "Token " + guest.token(), "0")) {
            var last = change(server, isMember(server));
            while (told.isEmpty() || told.getLast().id() < last) {
                told.add(rest.next());
            }
            assertThat(all.next(told.size())).isEqualTo(told);
            assertThat(all.unread()).isEmpty();
        }
        assertThat(told.stream().map(Told::id)).isSorted().doesNotHaveDuplicates();
        assertThat(told.size()).isBetween(acknowledged.get(), acknowledged.get() + kills);
        for (int event = 0; event < told.size(); event++) {
            assertThat(told.get(event).name()).isEqualTo(event % 2 == 0 ? "invited" : "excluded");
        }
    }

    private void changeUntilItIsGone(PackagedServer server, CompletableFuture<Void> gone) {
        try {
            var member = isMember(server);
            for (var changes = 0; changes < MOST_A_ROUND; changes++) {
                change(server, member);
                member = !member;
                LockSupport.parkNanos(PACE.toNanos());
            }
            gone.complete(null);
        } catch (HttpTimeoutException stands) {
            gone.completeExceptionally(new AssertionError("The server does not answer", stands));
        } catch (IOException expected) {
            gone.complete(null);
        } catch (InterruptedException | RuntimeException | AssertionError fault) {
            gone.completeExceptionally(fault);
        }
    }

    /** Excludes a member, invites a user that is none; the position that this is at or before. */
    private long change(PackagedServer server, boolean member) throws IOException, InterruptedException {
        var caller = Caller.anybody().as(king.token());
        var user = "{\"user\":%d}".formatted(guest.userId());
        var path = meeting + "users/";
        var answer = member ? caller.delete(server, path, user) : caller.put(server, path, user);
        body(200, answer);
        acknowledged.incrementAndGet();
        return Long.parseLong(answer.headers().firstValue("Rollcall-Position").orElseThrow());
    }

    private boolean isMember(PackagedServer server) throws IOException, InterruptedException {
        return body(200, Caller.anybody().as(king.token()).get(server, meeting))
                .get("users")
                .valueStream()
                .anyMatch(user -> user.asLong() == guest.userId());
    }
}
