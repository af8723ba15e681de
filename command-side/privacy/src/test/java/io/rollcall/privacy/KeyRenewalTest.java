// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys are renewed when it is time, and again when a renewal was cut off. */
class KeyRenewalTest {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @TempDir
    Path folder;

    private Clock clock = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private Path file;
    private TestPrivacy privacy;
    private KeyRenewalSchedule schedule;

    @BeforeEach
    void start() {
        file = folder.resolve("ring");
        privacy = TestPrivacy.over(source, file, clock);
        schedule = new KeyRenewalSchedule(privacy.ring(), privacy.renewal(), source, clock, LIFETIME);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void theKeysAreRenewedWhenTheyHaveLivedForTheirTimeAndNotBefore() throws Exception {
        var first = wrapping();
        schedule.renewWhenDue();
        passes(LIFETIME.minusNanos(1));
        schedule.renewWhenDue();
        assertThat(wrapping()).isEqualTo(first);

        passes(Duration.ofNanos(1));
        schedule.renewWhenDue();
        var second = wrapping();
        assertThat(second).isNotEqualTo(first);
        assertThat(Files.readString(file)).contains(second.toString()).doesNotContain(first.toString());

        passes(LIFETIME.minusSeconds(1));
        schedule.renewWhenDue();
        assertThat(wrapping()).as("its time begins when it is made").isEqualTo(second);
    }

    /** An erased user comes back with no backup that is older than the next renewal, which comes by itself. */
    @Test
    void aBackupThatIsOlderThanTheRenewalGivesNothingBack() throws Exception {
        var key = privacy.keys().take();
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), "here");
        var jdbc = JdbcClient.create(source);
        var tables = List.of("subject_keys", "ring_keys");
        for (var table : tables) {
            jdbc.sql("create table backup_" + table + " as select * from " + table)
                    .update();
        }
        privacy.keys().destroy(key);
        passes(LIFETIME);
        schedule.renewWhenDue();
        for (var table : tables) {
            jdbc.sql("delete from " + table).update();
            jdbc.sql("insert into " + table + " select * from backup_" + table).update();
        }
        var restored = TestPrivacy.over(source, file, clock);
        assertThatThrownBy(() -> restored.keys().open(key, sealed, "here")).hasMessageContaining("wrapping key");
    }

    private UUID wrapping() {
        return privacy.ring().current(Purpose.WRAPPING).id();
    }

    private void passes(Duration time) {
        clock = Clock.offset(clock, time);
        privacy = TestPrivacy.over(source, file, clock);
        schedule = new KeyRenewalSchedule(privacy.ring(), privacy.renewal(), source, clock, LIFETIME);
    }

    @Test
    void aRenewalThatWasCutOffIsDoneAgainAndTheOldKeysAreGone() throws Exception {
        var key = privacy.keys().take();
        var number = privacy.identifiers().allot("phone", "+79250741413");
        var sealed = privacy.keys().seal(key, "Ada".getBytes(UTF_8), "here");
        var old = privacy.ring().current(Purpose.WRAPPING).id();
        privacy.ring().beginRenewal(); // and then the process was killed

        schedule.renewWhenDue();
        assertThat(privacy.ring().isHalfRenewed()).isFalse();
        assertThat(Files.readString(file)).doesNotContain(old.toString());
        var next = TestPrivacy.over(source, file);
        assertThat(next.keys().open(key, sealed, "here"))
                .hasValueSatisfying(it -> assertThat(it).asString(UTF_8).isEqualTo("Ada"));
        assertThat(next.identifiers().find("phone", "+79250741413")).contains(number);
        assertThat(privacy.identifiers().find("phone", "+79250741413")).contains(number);
    }
}
