// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.StreamIds.End;
import io.rollcall.contracts.privacy.StreamIds.End.ForGood;
import io.rollcall.contracts.privacy.StreamIds.End.Freed;
import io.rollcall.contracts.privacy.StreamIds.End.WithKey;
import io.rollcall.contracts.privacy.StreamIds.Named;
import io.rollcall.contracts.privacy.StreamIds.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids on the stream: one for each subject in all processes, and none that leads back once it is destroyed. */
class StoredStreamIdsTest {

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);

    @TempDir
    Path folder;

    private Keys keys;
    private StoredStreamIds ids;
    private StoredStreamIds elsewhere;

    @BeforeEach
    void start() {
        jdbc.sql("create table events (position bigint primary key)").update(); // of the log's module
        var privacy = TestPrivacy.over(source, folder.resolve("ring"));
        keys = privacy.keys();
        var digests = new RingDigests(privacy.ring().codeKey());
        ids = new StoredStreamIds(jdbc, digests);
        elsewhere = new StoredStreamIds(jdbc, digests);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aSubjectHasOneRandomIdInAllProcesses() {
        var anna = id(ids, "user-7", 1);

        assertThat(UUID.fromString(anna).version()).as("random").isEqualTo(4);
        assertThat(id(ids, "user-7", 900)).isEqualTo(anna);
        assertThat(id(elsewhere, "user-7", 2)).isEqualTo(anna);
        assertThat(id(ids, "user-8", 1)).isNotEqualTo(anna);
    }

    @Test
    void processesThatMakeIdsAtOnceMakeTheSame() throws Exception {
        var subjects = IntStream.range(0, 500)
                .mapToObj(number -> new Named("user-" + number, 1 + number))
                .toList();
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var making = List.of(ids, elsewhere).stream()
                    .map(process -> threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        return process.of(subjects);
                    }))
                    .toList();
            var both = making.stream().map(StoredStreamIdsTest::done).toList();
            assertThat(both.getFirst()).isEqualTo(both.getLast()).hasSize(500);
        }
    }

    /** However far a reader of old positions is behind, it is told the same as before, and never what came after. */
    @Test
    void whatWasFreeInBetweenIsAnotherSubjectBehindThat() {
        var first = id(ids, "number-1", 5);
        end(new Freed("number-1", 10));
        end(new Freed("number-1", 10));
        var second = id(ids, "number-1", 11);
        end(new Freed("number-1", 20));

        assertThat(second).isNotEqualTo(first);
        assertThat(id(elsewhere, "number-1", 10)).as("the end itself").isEqualTo(first);
        assertThat(id(elsewhere, "number-1", 20)).isEqualTo(second);
        assertThat(id(elsewhere, "number-1", 21)).isNotIn(first, second);
        end(new Freed("number-1", 10)); // told once more, by a process that was killed in between
        assertThat(id(ids, "number-1", 25)).isNotIn(first, second);
    }

    @Test
    void anIdIsDestroyedOnceItsEndIsTold() {
        var first = id(ids, "number-1", 5);
        end(new Freed("number-1", 10));
        ids.told(9);
        assertThat(id(ids, "number-1", 5)).isEqualTo(first);
        ids.told(10);

        assertThat(stored()).doesNotContain(first);
        assertThat(id(ids, "number-1", 5)).isNotEqualTo(first);
        assertThat(id(elsewhere, "number-1", 6)).as("the same each time").isEqualTo(id(ids, "number-1", 5));
        assertThat(id(ids, "number-1", 11)).isNotEqualTo(id(ids, "number-1", 5));
    }

    /** A user that left is cleared up behind before the key goes: all of that is told under the id. */
    @Test
    void anIdThatEndsWithAKeyIsDestroyedOnceAllIsToldThatCameBeforeThat() {
        var key = keys.take();
        var anna = id(ids, "user-7", 1);
        var boris = id(ids, "user-8", 1);
        recorded(3);
        end(new WithKey("user-7", key));
        ids.told(3);
        assertThat(id(ids, "user-7", 4)).as("the key is there").isEqualTo(anna);
        recorded(5);
        keys.destroy(key);
        ids.told(3);
        assertThat(id(ids, "user-7", 5)).as("not all is told").isEqualTo(anna);
        ids.told(4);
        recorded(9);
        ids.told(5);

        assertThat(stored()).doesNotContain(anna).contains(boris);
        assertThat(id(ids, "user-7", 5)).isNotEqualTo(anna);
        assertThat(id(ids, "user-8", 5)).isEqualTo(boris);
    }

    @Test
    void anIdOfAKeyThatIsGoneEndsToo() {
        var anna = id(ids, "user-7", 1);
        recorded(2);
        end(new WithKey("user-7", KeyId.of(UUID.randomUUID())));
        ids.told(2);

        assertThat(stored()).doesNotContain(anna);
    }

    /**
     * A user does not come back: what is told of one behind the erasure leads nowhere, and not to the records before.
     */
    @Test
    void whatEndsForGoodHasADestroyedIdBehindThat() {
        var key = keys.take();
        var anna = id(ids, "user-7", 1);
        end(new WithKey("user-7", key));
        end(new ForGood("user-7", 5));
        end(new ForGood("user-7", 5));
        var behind = id(ids, "user-7", 6);

        assertThat(behind).isNotEqualTo(anna);
        assertThat(UUID.fromString(behind).version()).as("a digest").isEqualTo(8);
        assertThat(stored()).contains(anna).doesNotContain(behind);
        assertThat(id(elsewhere, "user-7", 5)).as("the end itself").isEqualTo(anna);
        assertThat(ids.current("user-7")).isEmpty();
        ids.told(5);

        assertThat(stored()).doesNotContain(anna);
        assertThat(id(elsewhere, "user-7", 6)).isEqualTo(behind);
        assertThat(id(ids, "user-7", 4)).as("what is told anew").isNotIn(anna, behind);
        end(new ForGood("user-7", 5)); // told anew
        assertThat(id(ids, "user-7", 6)).isEqualTo(behind);
    }

    @Test
    void manyEndAtOnceInTheirDifferentWays() {
        var key = keys.take();
        for (var name : List.of("number-1", "number-2", "user-7", "user-8")) {
            id(ids, name, 1);
        }
        ids.end(List.of(
                new Freed("number-1", 10),
                new ForGood("user-8", 11),
                new WithKey("user-7", key),
                new Freed("number-2", 12),
                new ForGood("user-7", 13)));

        assertThat(jdbc.sql("select subject || ' ' || since || ' ' || coalesce(until, 0) || ' ' || (key is not null)"
                                + " from stream_ids order by subject, since")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "number-1 0 10 false",
                        "number-2 0 12 false",
                        "user-7 0 13 true",
                        "user-7 13 0 false",
                        "user-8 0 11 false",
                        "user-8 11 0 false");
    }

    @Test
    void subjectsAreFoundByTheirIdsAndNamesWhileTheyLive() {
        var anna = id(ids, "user-7", 1);
        var first = id(ids, "number-1", 1);
        end(new Freed("number-1", 10));
        var second = id(ids, "number-1", 11);
        assertThat(ids.current("user-7")).contains(anna);
        assertThat(ids.current("number-1")).contains(second);
        assertThat(ids.current("user-8")).as("none is made").isEmpty();
        assertThat(id(elsewhere, "user-8", 1)).isNotNull();

        ids.told(10);
        assertThat(ids.names(List.of(anna, first, second, UUID.randomUUID().toString())))
                .isEqualTo(Map.of(anna, "user-7", second, "number-1"));
    }

    @Test
    void allSubjectsArePassedPageByPage() {
        var named = IntStream.range(0, 25)
                .mapToObj(number -> new Named("user-" + number, 1))
                .toList();
        var made = ids.of(named);
        end(new ForGood("user-3", 7));
        var passed = new ArrayList<Subject>();
        for (var after = ""; ; after = passed.getLast().name()) {
            var page = ids.after(after, 7);
            if (page.isEmpty()) {
                break;
            }
            assertThat(page.stream().map(Subject::name).distinct()).hasSizeLessThanOrEqualTo(7);
            passed.addAll(page);
        }
        assertThat(passed).hasSize(26).contains(new Subject("user-3", 7, null));
        assertThat(passed.stream().map(Subject::id).filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(made.values());
    }

    private void end(End end) {
        ids.end(List.of(end));
    }

    private String id(StoredStreamIds process, String name, long position) {
        var named = new Named(name, position);
        return process.of(List.of(named)).get(named);
    }

    private HashSet<String> stored() {
        return new HashSet<>(jdbc.sql("select id::text from stream_ids where id is not null")
                .query(String.class)
                .list());
    }

    private void recorded(long position) {
        jdbc.sql("insert into events (position) values (?)").param(position).update();
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
