// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.KeyRing.Entry;
import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Which key rings a server starts with, over which databases. */
class RingOfADatabaseTest {

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aRingThatTheFirstStartCouldNotFinishIsCompletedByTheNext() {
        new RingFile(folder.resolve("ring"))
                .change(List.of(), none -> List.of(Entry.make(Purpose.WRAPPING, Instant.EPOCH)));
        assertThat(start("ring").codeKey()).isNotNull();
    }

    @Test
    void anotherRingOverTheSameDatabaseIsRefused() {
        start("ring");
        KeyRing.at(folder.resolve("other"), true, Clock.systemUTC());
        assertThatThrownBy(() -> start("other"))
                .isInstanceOf(KeyRingRefused.class)
                .hasMessageContaining("another database's ring");
    }

    @Test
    void aRingThatIsGoneIsNotReplaced() throws Exception {
        start("ring");
        Files.delete(folder.resolve("ring"));
        assertThatThrownBy(() -> start("ring"))
                .isInstanceOf(KeyRingRefused.class)
                .hasMessageContaining("missing");
    }

    @Test
    void theRingIsTheSameAfterARenewalAndARestart() throws Exception {
        var code = start("ring").current(Purpose.CODE).id();
        TestPrivacy.over(source, folder.resolve("ring")).renewal().renew();
        assertThat(start("ring").current(Purpose.CODE).id()).isEqualTo(code);
    }

    @Test
    void anOlderRingUnderANewerDatabaseIsRefused() throws Exception {
        start("ring");
        Files.copy(folder.resolve("ring"), folder.resolve("older"), StandardCopyOption.COPY_ATTRIBUTES);
        TestPrivacy.over(source, folder.resolve("ring")).renewal().renew();
        assertThatThrownBy(() -> start("older"))
                .isInstanceOf(KeyRingRefused.class)
                .hasMessageContaining("lacks the key");
    }

    @Test
    void keysThatTheRingHasDestroyedTheWrappingOfAreRefused() {
        start("ring");
        var privacy = TestPrivacy.over(source, folder.resolve("ring"));
        privacy.keys().take();
        var jdbc = JdbcClient.create(source);
        jdbc.sql("create table backup as select * from subject_keys").update();
        privacy.renewal().renew();
        assertThat(start("ring")).isNotNull();
        jdbc.sql("delete from subject_keys").update();
        jdbc.sql("insert into subject_keys select * from backup").update();
        assertThatThrownBy(() -> start("ring"))
                .isInstanceOf(KeyRingRefused.class)
                .hasMessageContaining("subject_keys was restored from a backup");
    }

    private KeyRing start(String ring) {
        return new PrivacyConfiguration()
                .keyRing(
                        new PrivacyProperties(folder.resolve(ring), Duration.ofDays(30), 16),
                        JdbcClient.create(source),
                        new JdbcTransactionManager(source),
                        Clock.systemUTC());
    }
}
