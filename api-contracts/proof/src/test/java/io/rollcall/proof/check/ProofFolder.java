// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.TileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The tiles, bundles and checkpoints of a small log as files, laid out as an export is, for programs in other
 * languages.
 */
public final class ProofFolder {

    private static final int SIZE = 1_100;
    private static final List<Long> SIZES = List.of(1L, 255L, 256L, 257L, 700L, (long) SIZE);

    private final SmallLog log = new SmallLog(SIZE);
    private final Path folder;

    private ProofFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes such a folder: its argument, which must not be there yet. */
    public static void main(String[] arguments) throws Exception {
        new ProofFolder(Path.of(arguments[0])).write();
    }

    private void write() throws Exception {
        for (long size : SIZES) {
            file("checkpoints/" + size, log.note(size).encode().getBytes(UTF_8));
        }
        file("checkpoint", log.note(SIZE).encode().getBytes(UTF_8));
        file("keys", (log.keys().get(0).vkey() + "\n" + log.keys().get(1).vkey() + "\n").getBytes(UTF_8));
        for (int level = 0; SIZE >> 8 * level > 0; level++) {
            for (long index = 0; index * TileId.FULL < SIZE >> 8 * level; index++) {
                var id = TileId.in(SIZE, level, index);
                file(id.path(), log.tile(id));
            }
        }
        for (long index = 0; index * TileId.FULL < SIZE; index++) {
            bundle(EntryBundleId.in(SIZE, index));
        }
    }

    private void bundle(EntryBundleId id) throws IOException {
        var first = id.index() * TileId.FULL + 1;
        var leaves = LongStream.range(first, first + id.width())
                .mapToObj(position -> log.event(position).leaf().encode())
                .toList();
        file(id.path(), EntryBundle.encode(leaves));
    }

    private void file(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
