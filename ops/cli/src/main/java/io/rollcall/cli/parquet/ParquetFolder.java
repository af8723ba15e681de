// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.cli.stream.SignedPart;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of tables in parts: {@code <first>-<last>/<family>.parquet} by positions of the log, which follow one on the
 * other, and in each part its {@code checkpoint} and what it says of itself, {@code part.json}. A part that is being
 * written lies deeper, and comes into its place in one step, with all of its tables: so a reader of
 * {@code *}{@code /user.parquet} never meets a half of anything. One process at a time writes.
 */
public final class ParquetFolder implements AutoCloseable {

    private static final String UNFINISHED = ".part";
    private static final String LOCK = "lock";
    private static final String NOTE = "checkpoint";
    private static final String SELF = "part.json";
    private static final Pattern NAME = Pattern.compile("([0-9]{19})-([0-9]{19})");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FileChannel lock;

    /**
     * Makes the folder where it is not there; what was not finished in it is cleared.
     *
     * @throws BusyFolderException where another export writes it
     */
    public ParquetFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve(UNFINISHED));
        this.lock = FileChannel.open(
                folder.resolve(UNFINISHED).resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isMine()) {
            lock.close();
            throw new BusyFolderException();
        }
        clear();
    }

    private boolean isMine() throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void clear() throws IOException {
        try (var left = Files.walk(folder.resolve(UNFINISHED))) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.endsWith(UNFINISHED) && !path.endsWith(LOCK)) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * The last part; empty where there is none yet.
     *
     * @throws ProofRefused where parts do not follow one on the other, or the last one is not whole
     */
    Optional<KeptPart> last() throws IOException, ProofRefused {
        @Nullable KeptPart last = null;
        for (var name : names()) {
            var part = read(folder.resolve(name));
            if (!name.equals(name(part.first(), part.last())) || part.first() != (last == null ? 1 : last.last() + 1)) {
                throw ProofRefused.malformed("The folder has no part from position "
                        + (last == null ? 1 : last.last() + 1) + " on, and has " + name);
            }
            last = part;
        }
        return Optional.ofNullable(last);
    }

    private List<String> names() throws IOException {
        try (var parts = Files.list(folder)) {
            return parts.map(it -> it.getFileName().toString())
                    .filter(it -> NAME.matcher(it).matches())
                    .sorted()
                    .toList();
        }
    }

    private static KeptPart read(Path part) throws IOException, ProofRefused {
        try {
            var kept = JSON.readValue(Files.readAllBytes(part.resolve(SELF)), KeptPart.class);
            for (var table : kept.tables().entrySet()) {
                var file = file(part, table.getKey());
                if (!Files.isRegularFile(file)
                        || Files.size(file) != table.getValue().bytes()) {
                    throw ProofRefused.malformed("The file " + file + " is not as it was written");
                }
            }
            return kept;
        } catch (JacksonException e) {
            throw ProofRefused.malformed("The file " + part.resolve(SELF) + " is not as it was written");
        }
    }

    /** The checkpoint of a part. */
    byte[] note(KeptPart part) throws IOException {
        return Files.readAllBytes(
                folder.resolve(name(part.first(), part.last())).resolve(NOTE));
    }

    /** A part that is being written. */
    OpenPart begin() throws IOException {
        return new OpenPart(Files.createTempDirectory(folder.resolve(UNFINISHED), "of"));
    }

    /** Puts a part in its place, whole. */
    KeptPart keep(OpenPart part, String topic, long first, SignedPart signed, Map<Integer, Long> offsets)
            throws IOException {
        var tables = part.close();
        var kept = new KeptPart(
                topic,
                first,
                signed.checkpoint().position(),
                tables.values().stream().mapToLong(KeptPart.Table::rows).sum(),
                signed.tree().subtrees().stream().map(Hash::base64).toList(),
                offsets,
                tables);
        write(part.folder().resolve(NOTE), signed.checkpoint().note().encode().getBytes(UTF_8));
        write(part.folder().resolve(SELF), JSON.writeValueAsBytes(kept));
        Files.move(part.folder(), folder.resolve(name(kept.first(), kept.last())), StandardCopyOption.ATOMIC_MOVE);
        return kept;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        force(file);
    }

    /** So that it is there also where the machine stops in the next moment. */
    static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static Path file(Path part, String family) {
        return part.resolve(family + ".parquet");
    }

    private static String name(long first, long last) {
        return "%019d-%019d".formatted(first, last);
    }

    /** What is not finished is cleared, and others may write. */
    @Override
    public void close() throws IOException {
        try (lock) {
            clear();
        }
    }
}
