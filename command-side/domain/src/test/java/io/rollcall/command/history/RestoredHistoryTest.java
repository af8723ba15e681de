// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.log.aggregate.IdSequences;
import io.rollcall.privacy.Keys;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While a process runs, its database is restored. */
class RestoredHistoryTest {

    @TempDir
    Path folder;

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final IdSequences sequences = new IdSequences(jdbc);
    private Keys keys;
    private RestoredHistory restored;

    @BeforeEach
    void begin() {
        for (var feature : List.of("meeting", "group", "order")) {
            jdbc.sql("create sequence " + feature + "_ids").update(); // by the scripts of the gateways
        }
        keys = TestPrivacy.over(source, folder.resolve("ring")).keys();
        restored = new RestoredHistory(keys, sequences);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aKeyThatWasMadeAheadAndIsLostIsNotGivenToAnybody() {
        keys.take();
        jdbc.sql("delete from subject_keys").update(); // and no event with it: the log itself shows nothing
        var taken = keys.take();
        assertThat(keys.open(taken, keys.seal(taken, new byte[] {1}, "here"), "here"))
                .contains(new byte[] {1});
        assertThat(keys.take(5)).doesNotContain(taken).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from subject_keys where id = ?")
                        .param(taken.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingIsSealedUnderALostKeyOnceTheLogIsSeenToBeAnother() {
        var known = keys.take();
        keys.seal(known, new byte[] {1}, "here");
        jdbc.sql("delete from subject_keys").update();
        restored.forget();
        assertThatThrownBy(() -> keys.seal(known, new byte[] {1}, "here")).isInstanceOf(Unavailable.class);
        var next = keys.take();
        assertThat(keys.open(next, keys.seal(next, new byte[] {1}, "here"), "here"))
                .isPresent();
    }

    @Test
    void anIdThatWasGivenInWhatIsLostIsNotGivenAgain() {
        next();
        next(); // each of them stood in one of the two events
        jdbc.sql("select setval('user_ids', 1)").query(Long.class).single(); // as the backup has it
        restored.lost(2);
        assertThat(next()).isGreaterThan(2);
    }

    private long next() {
        return sequences.next("user_ids");
    }
}
