// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.TestPrivacy;
import io.rollcall.server.debug.StoredDebugOutbox.Message;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredDebugOutboxTest {

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @TempDir
    Path folder;

    private TestPrivacy privacy;
    private StoredDebugOutbox outbox;

    @BeforeEach
    void start() {
        privacy = TestPrivacy.over(source, folder.resolve("ring"));
        outbox = new StoredDebugOutbox(JdbcClient.create(source), privacy.keys());
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aMessageIsKeptOnce() {
        var key = privacy.keys().take();
        keep(1, key, "first");
        keep(1, key, "first");
        assertThat(outbox.messages()).extracting(Message::text).containsExactly("first");
    }

    @Test
    void aMessageToWhomIsErasedIsNeitherKeptNorInTheWayOfOthers() {
        var erased = privacy.keys().take();
        keep(1, erased, "before");
        privacy.keys().destroy(erased);
        keep(2, erased, "after");
        keep(3, privacy.keys().take(), "to another");
        assertThat(outbox.messages()).extracting(Message::text).containsExactly("to another");
    }

    private void keep(long position, KeyId key, String text) {
        outbox.keep(position, 0, "sms", key, Instant.EPOCH, "+79250741413", text, "12345");
    }
}
