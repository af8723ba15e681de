// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that documents are kept in: the whole of one moment, or there is none. It is a copy that nobody depends on:
 * where it cannot be used it is ignored, and where it cannot be written anew there is none.
 */
final class SnapshotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final Path aside;
    private final Snapshots settings;

    SnapshotFile(Path folder, Snapshots settings) {
        this.file = folder.resolve("documents");
        this.aside = folder.resolve("documents.unfinished");
        this.settings = settings;
    }

    /**
     * Gives out what was kept; says how much, or empty where there is nothing that can be used: some may be given out.
     */
    OptionalLong load(KeyedBackend.Documents target) {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            var header = SnapshotHeader.read(in, settings.origin());
            var key = settings.keys().find(header.keyName()).orElseThrow(() -> new SnapshotRefused("its key is gone"));
            return OptionalLong.of(new SnapshotReader(in, new SnapshotCipher(key, header.bytes())).read(target));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is not used: {}; read models are built from the log", file, reason(e));
            return OptionalLong.empty();
        }
    }

    /** Writes down all documents as they are, and then puts them in the place of what was kept before. */
    long save(KeyedBackend documents) throws IOException {
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(Folders.OWNERS));
        Files.deleteIfExists(aside);
        long written;
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(aside, Set.copyOf(options), owner)) {
            written = write(documents, channel);
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.flush(file.getParent());
        return written;
    }

    /** What was removed from the documents meanwhile is in no file any more. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(aside);
    }

    private long write(KeyedBackend documents, FileChannel channel) throws IOException {
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        var key = settings.keys().draw();
        var header = SnapshotHeader.of(settings.origin(), key.name());
        var writer = new SnapshotWriter(out, header, new SnapshotCipher(key.bytes(), header.bytes()));
        try {
            documents.copyTo((database, collection, part) -> {
                try {
                    writer.add(database, collection, part);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return writer.end();
    }

    private static String reason(Exception e) {
        return e instanceof SnapshotRefused refused
                ? refused.getMessage()
                : "it cannot be read (" + e.getClass().getSimpleName() + ")";
    }
}
