// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key ring on disk, which only its owner may read. A change is written beside the file, flushed and renamed over it,
 * so a crash leaves the old ring or the new one. Of all processes one changes it at a time, by a lock on a file beside
 * it: storage that several machines share must know locks and see a rename at once everywhere, as NFS 4 does.
 */
final class RingFile {

    private static final String UNFINISHED = ".new";

    /** As they were named at first, whatever the ring was. */
    private static final Pattern FORMERLY_UNFINISHED = Pattern.compile("key-ring\\d+\\.new");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A lock on a file is the whole process's, so its threads take turns by this one. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path file;

    RingFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What it holds; a {@link KeyRingRefused} if that is no key ring. */
    List<Entry> read() {
        try {
            return List.of(
                    Objects.requireNonNullElse(JSON.readValue(Files.readAllBytes(file), Entry[].class), new Entry[0]));
        } catch (JacksonException e) {
            throw new KeyRingRefused("The key ring " + file + " is damaged.", "Put a copy of it back.");
        } catch (IOException e) {
            throw refused("read", e);
        }
    }

    /**
     * Reads, changes and writes while no other process does. Removes what a crash has left of an earlier change: it
     * holds keys that must not outlive the ring's.
     *
     * @param absent what to change if there is no file
     * @return what it holds now
     */
    List<Entry> change(List<Entry> absent, UnaryOperator<List<Entry>> change) {
        WITHIN_PROCESS.lock();
        try {
            Files.createDirectories(file.getParent());
            try (var channel = lockFile();
                    var lock = acquire(channel)) {
                assert lock.isValid();
                removeUnfinished();
                var old = Files.exists(file) ? read() : absent;
                var next = List.copyOf(change.apply(old));
                if (!next.equals(old) || !Files.exists(file)) {
                    write(next);
                }
                return next;
            }
        } catch (IOException e) {
            throw refused("written", e);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private KeyRingRefused refused(String what, IOException e) {
        return new KeyRingRefused(
                "The key ring " + file + " cannot be " + what + " (" + e + ").",
                "This server needs to read and write it and to make files beside it.");
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** It stays for good: a lock on a file that somebody else removes keeps nobody out. */
    private FileChannel lockFile() throws IOException {
        var path = file.resolveSibling(file.getFileName() + ".lock");
        return FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var lock = channel.tryLock(); ; lock = channel.tryLock()) {
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                throw new KeyRingRefused(
                        "Another process has held the lock beside the key ring " + file + " for " + PATIENCE.toSeconds()
                                + " seconds.",
                        "Look for a process that hangs, or for storage that does not let go of locks.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void removeUnfinished() throws IOException {
        DirectoryStream.Filter<Path> unfinished =
                path -> isUnfinished(path.getFileName().toString());
        try (var found = Files.newDirectoryStream(file.getParent(), unfinished)) {
            for (var path : found) {
                Files.deleteIfExists(path);
            }
        }
    }

    private boolean isUnfinished(String name) {
        var ours = name.startsWith(file.getFileName() + ".") && name.endsWith(UNFINISHED);
        return ours || FORMERLY_UNFINISHED.matcher(name).matches();
    }

    private void write(List<Entry> next) throws IOException {
        var folder = file.getParent();
        var beside = Files.createTempFile(folder, file.getFileName() + ".", UNFINISHED, OWNER_ONLY);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
