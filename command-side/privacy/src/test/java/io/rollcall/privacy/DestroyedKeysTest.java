// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A key that is destroyed opens nothing any more: in this process at once, in others as soon as they hear of it. */
class DestroyedKeysTest {

    private static final String CONTEXT = "a place";
    private static final int ROUNDS = 300;

    /** Far less than the minute for which a key is trusted without word. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @TempDir
    Path folder;

    private SubjectKeys here;
    private SubjectKeys elsewhere;

    @BeforeEach
    void start() {
        TestPrivacy.over(source, folder.resolve("ring"));
        here = keys();
        elsewhere = keys();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aKeyThatIsBeingLookedUpWhileItIsDestroyedIsDestroyed() throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < ROUNDS; round++) {
                var key = elsewhere.take();
                var sealed = elsewhere.seal(key, new byte[1], CONTEXT);
                var together = new CountDownLatch(1);
                var lookUps = IntStream.range(0, 2)
                        .mapToObj(n -> threads.submit(() -> {
                            together.await();
                            return here.open(key, sealed, CONTEXT);
                        }))
                        .toList();
                together.countDown();
                here.destroy(key);
                for (var lookUp : lookUps) {
                    lookUp.get();
                }
                assertThat(here.open(key, sealed, CONTEXT)).isEmpty();
            }
        }
    }

    @Test
    void otherProcessesHearOfItWhenItIsCommittedAndNotBefore() throws Exception {
        var begun = new CompletableFuture<Void>();
        var key = here.take();
        var another = here.take();
        var sealed = here.seal(key, new byte[1], CONTEXT);
        try (var ends = new KeyEnds(
                this::connect,
                () -> {
                    here.doubtAll();
                    begun.complete(null);
                },
                here::ended)) {
            assertThat(ends).isNotNull();
            begun.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(here.open(key, sealed, CONTEXT)).isPresent();
            transaction().executeWithoutResult(status -> {
                elsewhere.destroy(another);
                status.setRollbackOnly();
            });
            elsewhere.destroy(key);
            awaitDestroyed(() -> here.open(key, sealed, CONTEXT).isEmpty());
            assertThat(here.seal(another, new byte[1], CONTEXT)).isNotEmpty();
        }
    }

    @Test
    void whatWasDestroyedWhileNobodyListenedIsKnownWhenListeningBeginsAgain() throws Exception {
        var key = here.take();
        var sealed = here.seal(key, new byte[1], CONTEXT);
        var reachable = new CountDownLatch(1);
        try (var ends = new KeyEnds(
                () -> {
                    awaitOpen(reachable);
                    return connect();
                },
                here::doubtAll,
                here::ended)) {
            elsewhere.destroy(key);
            assertThat(here.open(key, sealed, CONTEXT)).isPresent(); // as a network that is away allows it
            reachable.countDown();
            awaitDestroyed(() -> here.open(key, sealed, CONTEXT).isEmpty());
            var next = here.take();
            var sealedNext = here.seal(next, new byte[1], CONTEXT);
            ends.drop();
            elsewhere.destroy(next);
            awaitDestroyed(() -> here.open(next, sealedNext, CONTEXT).isEmpty());
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("The test was interrupted", e);
        }
    }

    private static void awaitDestroyed(BooleanSupplier destroyed) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!destroyed.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(source.getJdbcUrl(), source.getUsername(), source.getPassword());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private SubjectKeys keys() {
        return new SubjectKeys(
                JdbcClient.create(source),
                transaction(),
                KeyRing.at(folder.resolve("ring"), false, Clock.systemUTC()),
                64);
    }
}
