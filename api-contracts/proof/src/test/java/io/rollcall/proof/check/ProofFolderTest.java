// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.TileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Leaves the tiles, bundles and checkpoints of a small log in {@code target/proof-folder}, laid out as an export is:
 * {@code .ci/proof-checkers} has programs of other languages check them.
 */
class ProofFolderTest {

    private static final Path FOLDER = Path.of("target", "proof-folder");
    private static final int SIZE = 1_100;
    private static final List<Long> SIZES = List.of(1L, 255L, 256L, 257L, 700L, (long) SIZE);

    private final SmallLog log = new SmallLog(SIZE);

    @Test
    void isLeftForProgramsOfOtherLanguages() throws IOException, ProofRefused {
        for (long size : SIZES) {
            file("checkpoints/" + size, log.note(size).encode().getBytes(UTF_8));
        }
        file("checkpoint", log.note(SIZE).encode().getBytes(UTF_8));
        var keys = log.keys().stream().map(NoteVerifier::vkey).collect(Collectors.joining("\n", "", "\n"));
        file("keys", keys.getBytes(UTF_8));
        file("leaves", (SIZE + " of " + SIZE).getBytes(UTF_8));
        for (int level = 0; SIZE >> 8 * level > 0; level++) {
            for (long index = 0; index * TileId.FULL < SIZE >> 8 * level; index++) {
                var id = TileId.in(SIZE, level, index);
                file(id.path(), log.tile(id));
            }
        }
        for (long index = 0; index * TileId.FULL < SIZE; index++) {
            bundle(EntryBundleId.in(SIZE, index));
        }
        assertThat(FOLDER.resolve("tile/entries/004.p/76")).isNotEmptyFile();
    }

    private void bundle(EntryBundleId id) throws IOException {
        var first = id.index() * TileId.FULL + 1;
        var leaves = LongStream.range(first, first + id.width())
                .mapToObj(position -> log.event(position).leaf().encode())
                .toList();
        file(id.path(), EntryBundle.encode(leaves));
    }

    private void file(String name, byte[] bytes) throws IOException {
        var file = FOLDER.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
