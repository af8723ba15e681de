// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.MediaStore;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code media}. */
@Component
final class PostgresMediaStore implements MediaStore {

    private record Row(KeyId key, String contentType, byte[] sealed) {}

    private static final int NAME_BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    PostgresMediaStore(JdbcClient jdbc, PlatformTransactionManager transactions, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
    }

    /**
     * It is not flushed to disk by itself: the event that speaks of it comes later in the same write-ahead log and
     * carries it along.
     */
    @Override
    public MediaId store(KeyId owner, Image image) {
        return store(owner, image.contentType(), image.bytes());
    }

    @Override
    public Optional<MediaId> copy(MediaId id) {
        return row(id).flatMap(row -> opened(id, row).map(bytes -> store(row.key(), row.contentType(), bytes)));
    }

    @Override
    public void erase(MediaId id) {
        jdbc.sql("delete from media where id = ?").param(id.value()).update();
    }

    @Override
    public void erase(KeyId owner) {
        jdbc.sql("delete from media where key = ?").param(owner.value()).update();
    }

    @Override
    public Optional<Stored> find(MediaId id) {
        return row(id).flatMap(row -> opened(id, row).map(bytes -> new Stored(row.contentType(), bytes)));
    }

    private Optional<Row> row(MediaId id) {
        return jdbc.sql("select key, content_type, sealed from media where id = ?")
                .param(id.value())
                .query((row, n) -> new Row(new KeyId(row.getObject(1, UUID.class)), row.getString(2), row.getBytes(3)))
                .optional();
    }

    private Optional<byte[]> opened(MediaId id, Row row) {
        return keys.open(row.key(), row.sealed(), id.value());
    }

    private MediaId store(KeyId owner, String contentType, byte[] bytes) {
        var id = next();
        var sealed = keys.seal(owner, bytes, id.value());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local synchronous_commit = off").update();
            jdbc.sql("insert into media (id, key, content_type, sealed) values (?, ?, ?, ?)")
                    .params(id.value(), owner.value(), contentType, sealed)
                    .update();
        });
        return id;
    }

    private MediaId next() {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return new MediaId(HexFormat.of().formatHex(bytes));
    }
}
