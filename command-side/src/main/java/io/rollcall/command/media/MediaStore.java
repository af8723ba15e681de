// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.privacy.Keys;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Images in PostgreSQL, found by their content, encrypted under their owner's key and gone with it. */
public final class MediaStore {

    /** An image as it is served. */
    record Stored(String contentType, byte[] bytes) {}

    private record Row(KeyId key, String contentType, byte[] sealed) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Keys keys;

    MediaStore(JdbcClient jdbc, TransactionTemplate transaction, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
    }

    /**
     * Stores an image for the owner of a key. It is not flushed to disk by itself: the event that speaks of it comes
     * later in the same write-ahead log and carries it along.
     */
    public MediaId store(KeyId owner, Image image) {
        var id = id(owner, image.bytes());
        var sealed = keys.seal(owner, image.bytes(), id.value());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local synchronous_commit = off").update();
            jdbc.sql("insert into media (id, key, content_type, sealed) values (?, ?, ?, ?) on conflict do nothing")
                    .params(id.value(), owner.value(), image.contentType(), sealed)
                    .update();
        });
        return id;
    }

    /** Deletes all images of the owner of a key; nothing happens the second time. */
    public void erase(KeyId owner) {
        jdbc.sql("delete from media where key = ?").param(owner.value()).update();
    }

    /** The image; empty if there is none or its owner is erased. */
    Optional<Stored> find(MediaId id) {
        return jdbc.sql("select key, content_type, sealed from media where id = ?")
                .param(id.value())
                .query((row, n) -> new Row(new KeyId(row.getObject(1, UUID.class)), row.getString(2), row.getBytes(3)))
                .optional()
                .flatMap(row -> keys.open(row.key(), row.sealed(), id.value())
                        .map(bytes -> new Stored(row.contentType(), bytes)));
    }

    private static MediaId id(KeyId owner, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(owner.value().getMostSignificantBits())
                    .putLong(owner.value().getLeastSignificantBits())
                    .flip());
            return new MediaId(HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
