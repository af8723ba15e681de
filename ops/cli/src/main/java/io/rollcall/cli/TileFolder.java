// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tiles as files, as an export has them. A narrower one is also the beginning of the full one. */
record TileFolder(Path folder) implements TileSource {

    @Override
    public byte[] read(TileId tile) throws ProofRefused {
        var full = new TileId(tile.level(), tile.index(), TileId.FULL);
        for (var candidate : Arrays.asList(tile, full)) {
            var file = folder.resolve(candidate.path());
            try {
                if (Files.exists(file) && Files.size(file) == candidate.bytes()) {
                    return Files.readAllBytes(file);
                }
            } catch (IOException e) {
                throw ProofRefused.malformed("The tile " + candidate.path() + " cannot be read");
            }
        }
        throw ProofRefused.malformed("There is no whole tile " + tile.path());
    }
}
