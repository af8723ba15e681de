// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignatureType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of the log, as configured: those that sign, and those that are believed. They are in no database. */
public final class LogKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeys.class);

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final List<NoteSigner> signers;
    private final List<NoteVerifier> retired;
    private final boolean drawn;
    private final @Nullable Path kept;
    private final Map<String, List<NoteSigner>> drawnHere = new ConcurrentHashMap<>();

    private LogKeys(List<NoteSigner> signers, List<NoteVerifier> retired, boolean drawn, @Nullable Path kept) {
        this.signers = List.copyOf(signers);
        this.retired = List.copyOf(retired);
        this.drawn = drawn;
        this.kept = kept;
    }

    /**
     * Those of a configuration.
     *
     * @param debug where none sign, two are made
     * @param kept has what was made, and is written where it is not there; {@code null} where it is good until this
     *     process ends
     * @throws IllegalArgumentException where one cannot be read; nothing is said of what stands there
     */
    static LogKeys of(ProofProperties properties, boolean debug, @Nullable Path kept) {
        var signers = new ArrayList<NoteSigner>();
        Stream.concat(properties.keys().stream(), properties.keyFiles().stream().flatMap(LogKeys::lines))
                .filter(key -> !key.isBlank())
                .forEach(key -> signers.add(signer(key.strip())));
        var retired = properties.retiredKeys().stream()
                .map(key -> verifier(key.strip()))
                .toList();
        return new LogKeys(signers, retired, debug && signers.isEmpty(), kept);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("rollcall.proof.key-files: " + file + " cannot be read", e);
        }
    }

    private static NoteSigner signer(String key) {
        try {
            return NoteSigner.parse(key);
        } catch (ProofRefused e) {
            throw new IllegalArgumentException("A key of rollcall.proof.keys or .key-files: " + e.getMessage());
        }
    }

    private static NoteVerifier verifier(String key) {
        try {
            return NoteVerifier.parse(key);
        } catch (ProofRefused e) {
            throw new IllegalArgumentException("A key of rollcall.proof.retired-keys: " + e.getMessage());
        }
    }

    /** Those that sign for a log of this name. */
    List<NoteSigner> signers(String origin) {
        return drawn
                ? drawnHere.computeIfAbsent(origin, this::drawnBefore)
                : signers.stream()
                        .filter(it -> it.verifier().name().equals(origin))
                        .toList();
    }

    /** Those that are believed of a log of this name, those that have signed before among them. */
    public List<NoteVerifier> believed(String origin) {
        return Stream.concat(
                        signers(origin).stream().map(NoteSigner::verifier),
                        retired.stream().filter(it -> it.name().equals(origin)))
                .distinct()
                .toList();
    }

    private List<NoteSigner> drawnBefore(String origin) {
        var all = kept != null && Files.exists(kept)
                ? lines(kept).map(LogKeys::signer).toList()
                : List.<NoteSigner>of();
        var known =
                all.stream().filter(it -> it.verifier().name().equals(origin)).toList();
        return known.isEmpty() ? draw(origin, all) : known;
    }

    private List<NoteSigner> draw(String origin, List<NoteSigner> others) {
        var random = new SecureRandom();
        var keys = List.of(
                NoteSigner.generate(origin, SignatureType.ED25519, random),
                NoteSigner.generate(origin, SignatureType.ML_DSA_44_COSIGNATURE, random));
        if (kept != null) {
            keep(kept, Stream.concat(others.stream(), keys.stream()).toList());
        }
        LOG.info(
                "{} checkpoints are signed by {}",
                kept == null ? "Until this process ends" : "As long as debug mode's " + kept + " is there",
                keys.getFirst().verifier().vkey());
        return keys;
    }

    private static void keep(Path file, List<NoteSigner> keys) {
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, OWNERS);
            Files.write(unfinished, keys.stream().map(NoteSigner::skey).toList());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of debug mode cannot be kept in " + file, e);
        }
    }
}
