// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.ProofRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is where in the folder of an export: {@code checkpoint}, {@code checkpoints/<size>}, tiles and bundles by their
 * own paths, and {@code events/<first>-<last>.jsonl.zst} by the positions of what is in them.
 */
public record ExportFiles(Path folder) {

    private static final String EVENTS = "events";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String UNFINISHED = ".part";
    private static final Pattern NAME = Pattern.compile("([0-9]{15})-([0-9]{15})\\.jsonl\\.zst");

    /** Some events in a row. */
    public record EventFile(Path path, long first, long last) {}

    /** The newest checkpoint, as a signed note. */
    public Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    /** The checkpoint of a size. */
    public Path checkpoint(long size) {
        return folder.resolve(CHECKPOINTS).resolve(Long.toString(size));
    }

    /** The checkpoints that exports of this folder have ended with, in no order. */
    public List<Path> checkpoints() throws IOException {
        var kept = folder.resolve(CHECKPOINTS);
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (var files = Files.list(kept)) {
            return files.filter(it -> !it.getFileName().toString().endsWith(UNFINISHED))
                    .toList();
        }
    }

    /** Writes a file whole: until it is, it has another name. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where these events are. */
    public Path events(long first, long last) {
        return folder.resolve(EVENTS).resolve("%015d-%015d.jsonl.zst".formatted(first, last));
    }

    /**
     * The files of events, in their order.
     *
     * @throws ProofRefused where they do not follow one on the other
     */
    public List<EventFile> events() throws IOException, ProofRefused {
        var found = new ArrayList<EventFile>();
        if (Files.isDirectory(folder.resolve(EVENTS))) {
            try (var files = Files.newDirectoryStream(folder.resolve(EVENTS))) {
                for (var file : files) {
                    var name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        found.add(new EventFile(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))));
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong(EventFile::first));
        for (int i = 0; i < found.size(); i++) {
            var file = found.get(i);
            var expected = i == 0 ? file.first() : found.get(i - 1).last() + 1;
            if (file.first() != expected || file.last() < file.first()) {
                throw ProofRefused.malformed("There is no file of events from position " + expected + " on");
            }
        }
        return List.copyOf(found);
    }
}
