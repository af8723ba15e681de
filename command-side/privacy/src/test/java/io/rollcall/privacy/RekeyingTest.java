// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.Identifiers.Identifier;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A subject that gets a new key, under the same id. */
@Timeout(60)
class RekeyingTest {

    private static final String PHONE = "+79250741413";

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
    void theIdStaysAndWhatTheOldKeySealedIsLost() {
        var before = privacy.identifiers().allot("phone", PHONE);
        var sealed = privacy.keys().seal(before.key(), "Ada".getBytes(UTF_8), "place");
        privacy.identifiers().rekey("phone", before.id(), privacy.keys().take());
        var after = found();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(privacy.keys().open(before.key(), sealed, "place")).isEmpty();
        assertThat(privacy().keys().open(before.key(), sealed, "place")).isEmpty();
        assertThatThrownBy(() -> privacy.keys().seal(before.key(), new byte[1], "place"))
                .isInstanceOf(KeyDestroyed.class);
        assertThat(privacy.keys().seal(after.key(), new byte[1], "place")).isNotEmpty();
    }

    @Test
    void theValueIsSealedUnderTheNewKey() {
        var id = privacy.identifiers().allot("phone", PHONE).id();
        privacy.identifiers().rekey("phone", id, privacy.keys().take());
        var sealed = JdbcClient.create(source)
                .sql("select sealed from identifiers where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(privacy.keys().open(found().key(), sealed, id.toString())).hasValue(PHONE.getBytes(UTF_8));
    }

    @Test
    void nothingHappensToWhatIsForgottenOrOfAnotherKind() {
        var before = privacy.identifiers().allot("phone", PHONE);
        privacy.identifiers().rekey("e-mail", before.id(), privacy.keys().take());
        privacy.identifiers().rekey("phone", UUID.randomUUID(), privacy.keys().take());
        assertThat(found()).isEqualTo(before);
    }

    @Test
    void aRekeyingThatIsRolledBackDestroysNothing() {
        var before = privacy.identifiers().allot("phone", PHONE);
        var sealed = privacy.keys().seal(before.key(), "Ada".getBytes(UTF_8), "place");
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
            privacy.identifiers().rekey("phone", before.id(), privacy.keys().take());
            status.setRollbackOnly();
        });
        assertThat(found()).isEqualTo(before);
        assertThat(privacy.keys().open(before.key(), sealed, "place")).hasValue("Ada".getBytes(UTF_8));
    }

    @Test
    void nobodyIsLostWhoGetsANewKeyWhileDigestsAreMadeAnew() throws Exception {
        var before = IntStream.range(0, 200)
                .mapToObj(n -> privacy.identifiers().allot("phone", phone(n)))
                .toList();
        var ended = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var rekeying = threads.submit(() -> {
                while (!ended.get()) {
                    before.forEach(it -> privacy.identifiers()
                            .rekey("phone", it.id(), privacy.keys().take()));
                }
            });
            try {
                IntStream.range(0, 5).forEach(n -> privacy.renewal().renew());
            } finally {
                ended.set(true);
            }
            rekeying.get();
        }
        for (int n = 0; n < before.size(); n++) {
            assertThat(privacy.identifiers().find("phone", phone(n)))
                    .map(Identifier::id)
                    .hasValue(before.get(n).id());
        }
    }

    private Identifier found() {
        return privacy.identifiers().find("phone", PHONE).orElseThrow();
    }

    private static String phone(int n) {
        return "+7925" + (1_000_000 + n);
    }

    private TestPrivacy privacy() {
        return TestPrivacy.over(source, folder.resolve("ring"));
    }
}
