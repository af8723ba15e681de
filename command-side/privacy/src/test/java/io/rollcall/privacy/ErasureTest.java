// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys and identifiers: allotted, found again, renewed, destroyed; and what a backup from before gives back. */
class ErasureTest {

    private static final String PHONE = "+79250741413";
    private static final String CONTEXT = "a place";

    @TempDir
    Path folder;

    private HikariDataSource source;
    private TestPrivacy privacy;

    @BeforeEach
    void start() {
        source = TestPrivacy.newDatabase();
        privacy = privacy();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void whatIsSealedOpensInAnotherProcess() {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), CONTEXT);
        assertThat(privacy().keys().open(key, sealed, CONTEXT)).hasValue("Ada".getBytes(UTF_8));
    }

    @Test
    void aSealedValueDoesNotOpenInAnotherPlace() {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), CONTEXT);
        assertThatThrownBy(() -> privacy.keys().open(key, sealed, "elsewhere"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noKeyIsTakenTwice() {
        var taken = IntStream.range(0, 50).mapToObj(i -> privacy.keys().take()).toList();
        assertThat(taken).doesNotHaveDuplicates();
    }

    @Test
    void aDestroyedKeyOpensNothingAndSealsNothing() {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), CONTEXT);
        privacy.keys().destroy(key);
        assertThat(privacy.keys().open(key, sealed, CONTEXT)).isEmpty();
        assertThat(privacy().keys().open(key, sealed, CONTEXT)).isEmpty();
        assertThatThrownBy(() -> privacy.keys().seal(key, new byte[1], CONTEXT)).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void aValueHasOneIdentifierHoweverManyAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> privacy.identifiers().allot("phone", PHONE)))
                    .toList();
            var first = privacy.identifiers().allot("phone", PHONE);
            for (var answer : asked) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(privacy.identifiers().find("phone", "+79250741414")).isEmpty();
        assertThat(privacy.identifiers().find("e-mail", PHONE)).isEmpty();
    }

    @Test
    void afterARenewalEverythingLiveIsStillThere() {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), CONTEXT);
        var identifier = privacy.identifiers().allot("phone", PHONE);
        var other = privacy();
        assertThat(other.identifiers().find("phone", PHONE)).hasValue(identifier);
        privacy.renewal().renew();
        for (var process : List.of(privacy, other, privacy())) {
            assertThat(process.keys().open(key, sealed, CONTEXT)).hasValue("Ada".getBytes(UTF_8));
            assertThat(process.identifiers().find("phone", PHONE)).hasValue(identifier);
            assertThat(process.identifiers().allot("phone", PHONE)).isEqualTo(identifier);
        }
    }

    @Test
    void aBackupFromBeforeTheErasureGivesNothingBackAfterTheRenewal() throws Exception {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), CONTEXT);
        var identifier = privacy.identifiers().allot("phone", PHONE);
        var jdbc = JdbcClient.create(source);
        for (var table : List.of("subject_keys", "identifiers", "ring_keys")) {
            jdbc.sql("create table backup_" + table + " as select * from " + table)
                    .update();
        }

        privacy.keys().destroy(key);
        privacy.keys().destroy(identifier.key());
        privacy.renewal().renew();

        for (var table : List.of("subject_keys", "identifiers", "ring_keys")) {
            jdbc.sql("delete from " + table).update();
            jdbc.sql("insert into " + table + " select * from backup_" + table).update();
        }
        var restored = privacy();
        assertThatThrownBy(() -> restored.keys().open(key, sealed, CONTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrapping key");
        assertThatThrownBy(() -> restored.identifiers().find("phone", PHONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("digest key");
    }

    private TestPrivacy privacy() {
        return TestPrivacy.over(source, folder.resolve("ring"));
    }
}
