// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.privacy.KeyRing.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys are renewed when it is time, and again when a renewal was cut off. */
class KeyRenewalTest {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @TempDir
    Path folder;

    private Path file;
    private TestPrivacy privacy;
    private KeyRenewalSchedule schedule;

    @BeforeEach
    void start() {
        file = folder.resolve("ring");
        privacy = TestPrivacy.over(source, file);
        schedule = new KeyRenewalSchedule(privacy.ring(), privacy.renewal(), source, Clock.systemUTC(), LIFETIME);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void nothingIsRenewedBeforeItIsTime() throws Exception {
        var before = privacy.ring().current(Purpose.WRAPPING).id();
        schedule.renewWhenDue();
        assertThat(privacy.ring().current(Purpose.WRAPPING).id()).isEqualTo(before);
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
