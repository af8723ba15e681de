// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which embedded parts keep their data, held by one process at a time. */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder where there is none, for its owner alone, and holds it until closed or until this process ends,
     * however it ends.
     *
     * @throws DataFolderInUse if another process holds it
     */
    public static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(Folders.OWNERS));
            var channel = FileChannel.open(
                    path.resolve("rollcall.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new DataFolderInUse(path.toAbsolutePath().normalize());
            }
            return new DataFolder(path.toAbsolutePath().normalize(), channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be used", e);
        }
    }

    /** A folder of its own for one part; made by that part. */
    Path of(String part) {
        return path.resolve(part);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null; // kept until the channel is closed
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }
}
