// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The few keys that PostgreSQL never sees, in one file that only its owner may read. A change is written beside the
 * file, flushed and renamed over it, so a crash leaves the old ring or the new one.
 */
public final class KeyRing {

    /** What a key is for. */
    public enum Purpose {
        /** Wraps the subjects' keys; renewed, and the old one destroyed. */
        WRAPPING,
        /** Makes the digests that find an identifier; renewed together with the wrapping key. */
        DIGEST,
        /** Makes the codes that prove a number. */
        CODE
    }

    /** One key of the ring; the newest of a purpose is the current one. */
    record Entry(
            UUID id,
            Purpose purpose,
            Instant madeAt,
            @JsonProperty("key") byte[] bytes) {

        static Entry make(Purpose purpose) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return new Entry(UUID.randomUUID(), purpose, Instant.now(), bytes);
        }

        SecretKey key() {
            return new SecretKeySpec(bytes, purpose == Purpose.WRAPPING ? "AES" : "HmacSHA256");
        }
    }

    /**
     * How a ring is named that is being written; one that a crash has left holds keys that must not outlive the ring's.
     */
    private static final String STRAY = ".new";

    private static final Duration STRAY_AGE = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private volatile List<Entry> entries;

    private KeyRing(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads the ring, or makes it where there is none; for one process at a time.
     *
     * @param mayBeMade whether a missing file is made; if not, a missing file is an {@link IllegalStateException}
     */
    static KeyRing at(Path file, boolean mayBeMade) {
        removeStrays(file);
        if (Files.exists(file)) {
            return new KeyRing(file, read(file));
        }
        if (!mayBeMade) {
            throw new IllegalStateException(
                    "The key ring " + file + " (rollcall.privacy.key-ring) is missing, but the"
                            + " database holds keys that it wraps. Put the file back; without it personal data cannot be read.");
        }
        var ring = new KeyRing(file, List.of());
        // At once: after a crash in between, the next start would take a part for the whole.
        ring.change(none -> Stream.of(Purpose.values()).map(Entry::make).toList());
        return ring;
    }

    /** The newest key of a purpose, by which new things are made. */
    Entry current(Purpose purpose) {
        return entries.stream()
                .filter(entry -> entry.purpose() == purpose)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /**
     * A key by its id; looks into the file again before it says that there is none (another process may have added it).
     */
    Optional<Entry> find(UUID id) {
        return findKnown(id).or(() -> {
            reload();
            return findKnown(id);
        });
    }

    /** Looks into the file again: another process may have changed it. */
    void reload() {
        entries = read(file);
    }

    /** The key from which codes are made. */
    public SecretKey codeKey() {
        return current(Purpose.CODE).key();
    }

    synchronized Entry add(Purpose purpose) {
        var entry = Entry.make(purpose);
        change(old -> {
            var next = new ArrayList<>(old);
            next.add(entry);
            return next;
        });
        return entry;
    }

    /** Removes all keys of a purpose but one: whatever only they could open is lost, in every backup too. */
    synchronized void keepOnly(Purpose purpose, UUID kept) {
        removeStrays(file);
        change(old -> old.stream()
                .filter(entry -> entry.purpose() != purpose || entry.id().equals(kept))
                .toList());
    }

    /** Whether a renewal has begun and not ended: a purpose has older keys beside the current one. */
    boolean isHalfRenewed() {
        return Stream.of(Purpose.WRAPPING, Purpose.DIGEST)
                .anyMatch(purpose -> entries.stream()
                                .filter(entry -> entry.purpose() == purpose)
                                .count()
                        > 1);
    }

    private static void removeStrays(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var strays = Files.newDirectoryStream(folder, file.getFileName() + ".*" + STRAY)) {
            for (var stray : strays) {
                if (Files.getLastModifiedTime(stray)
                        .toInstant()
                        .isBefore(Instant.now().minus(STRAY_AGE))) {
                    Files.deleteIfExists(stray);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What a crash has left beside the key ring cannot be removed", e);
        }
    }

    private Optional<Entry> findKnown(UUID id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private void change(UnaryOperator<List<Entry>> change) {
        var next = List.copyOf(change.apply(Files.exists(file) ? read(file) : entries));
        try {
            write(next);
        } catch (IOException e) {
            throw new UncheckedIOException("The key ring cannot be written", e);
        }
        entries = next;
    }

    private void write(List<Entry> next) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var beside = Files.createTempFile(
                folder,
                file.getFileName() + ".",
                STRAY,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(next)));
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static List<Entry> read(Path file) {
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), Entry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("The key ring " + file + " cannot be read", e);
        }
    }

    /** When the current key of a purpose was made. */
    Instant madeAt(Purpose purpose) {
        return current(purpose).madeAt();
    }
}
