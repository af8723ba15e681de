// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A value that is forgotten: its id and key are gone, and it begins anew when it comes back. */
class ForgettingTest {

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
    void aForgottenValueIsNotFoundAndItsKeyOpensNothing() {
        var before = privacy.identifiers().allot("phone", PHONE);
        var sealed = privacy.keys().seal(before.key(), "Ada".getBytes(UTF_8), "place");
        privacy.identifiers().forget("phone", before.id());
        assertThat(privacy.identifiers().find("phone", PHONE)).isEmpty();
        assertThat(privacy.keys().open(before.key(), sealed, "place")).isEmpty();
        assertThat(privacy().keys().open(before.key(), sealed, "place")).isEmpty();
    }

    @Test
    void aForgottenValueThatComesBackHasANewIdAndANewKey() {
        var before = privacy.identifiers().allot("phone", PHONE);
        privacy.identifiers().forget("phone", before.id());
        var after = privacy.identifiers().allot("phone", PHONE);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(privacy.keys().seal(after.key(), new byte[1], "place")).isNotEmpty();
    }

    @Test
    void forgettingAgainHarmsNobody() {
        var before = privacy.identifiers().allot("phone", PHONE);
        privacy.identifiers().forget("phone", before.id());
        var after = privacy.identifiers().allot("phone", PHONE);
        privacy.identifiers().forget("phone", before.id());
        privacy.identifiers().forget("phone", UUID.randomUUID());
        privacy.identifiers().forget("e-mail", after.id());
        assertThat(privacy.identifiers().find("phone", PHONE)).hasValue(after);
    }

    @Test
    void forgettingThatIsRolledBackDestroysNothing() {
        var before = privacy.identifiers().allot("phone", PHONE);
        var sealed = privacy.keys().seal(before.key(), "Ada".getBytes(UTF_8), "place");
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
            privacy.identifiers().forget("phone", before.id());
            status.setRollbackOnly();
        });
        assertThat(privacy.identifiers().find("phone", PHONE)).hasValue(before);
        assertThat(privacy.keys().open(before.key(), sealed, "place")).hasValue("Ada".getBytes(UTF_8));
    }

    private TestPrivacy privacy() {
        return TestPrivacy.over(source, folder.resolve("ring"));
    }
}
