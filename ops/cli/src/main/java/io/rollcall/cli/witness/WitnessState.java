// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A folder with a small file for each log: what was cosigned of it last. A change is flushed beside the file and
 * renamed over it before anybody hears of it, so a crash leaves the old one or the new one. One thread of one process
 * at a time reads and changes it.
 */
public final class WitnessState {

    private static final String LOCK = "lock";
    private static final String UNFINISHED = ".new";

    /** A lock on a file is the whole process's, so its threads take turns by this one. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path folder;

    /** @param folder which is made where it is not there; of this witness alone, and never restored from a backup */
    public WitnessState(Path folder) {
        this.folder = folder;
    }

    /** What is done between a look and a change that nobody comes between. */
    interface Turn<T> {
        T take() throws IOException, ProofRefused;
    }

    /** Has all others wait meanwhile, those of other processes, too. */
    <T> T inTurn(Turn<T> turn) throws IOException, ProofRefused {
        WITHIN_PROCESS.lock();
        try {
            Files.createDirectories(folder);
            var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(folder.resolve(LOCK), options);
                    var lock = channel.lock()) {
                assert lock.isValid();
                return turn.take();
            }
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    /**
     * What was cosigned last of a log; empty where that is nothing.
     *
     * @throws ProofRefused where the file is damaged: the log must not begin anew then
     */
    Optional<Checkpoint> last(String origin) throws IOException, ProofRefused {
        var file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var kept = Checkpoint.parse(new String(Files.readAllBytes(file), UTF_8));
        if (!kept.origin().equals(origin)) {
            throw ProofRefused.malformed("The state of a log is that of another one");
        }
        return Optional.of(kept);
    }

    /** It outlives a crash from the return on. */
    void keep(Checkpoint cosigned) throws IOException {
        var file = file(cosigned.origin());
        var beside = file.resolveSibling(file.getFileName() + UNFINISHED);
        var text = new Checkpoint(cosigned.origin(), cosigned.size(), cosigned.root()).text();
        try (var channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
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

    /** An origin may hold what no file's name does. */
    private Path file(String origin) {
        return folder.resolve(Hash.sha256(origin.getBytes(UTF_8)) + ".log");
    }
}
