// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.TileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Holds the files of an export to those that follow from its events, and names the first thing that differs. */
record ExportedFileCheck(Path folder) implements ExportedTree.Sink {

    private static final String BUNDLES = "tile/entries/";

    /** No file of a tree is larger: 256 leaves of under 1 KiB. */
    private static final long LARGEST = 512L << 10;

    @Override
    public void take(String path, byte[] bytes) throws ProofRefused {
        var found = read(folder, path);
        if (Arrays.equals(found, bytes)) {
            return;
        }
        throw path.startsWith(BUNDLES)
                ? otherLeaf(path, found, bytes)
                : new ProofRefused(Reason.INCONSISTENT, "The tile " + path + " is not that of the events below it");
    }

    private static ProofRefused otherLeaf(String path, byte[] found, byte[] made) throws ProofRefused {
        var id = EntryBundleId.parse(path);
        var theirs = EntryBundle.decode(found, id.width());
        var ours = EntryBundle.decode(made, id.width());
        int first = 0;
        while (first < id.width() - 1 && Arrays.equals(theirs.get(first), ours.get(first))) {
            first++;
        }
        return new ProofRefused(
                Reason.OTHER_EVENT,
                "The event at position " + (id.index() * TileId.FULL + first + 1) + " is not that of its leaf in "
                        + path);
    }

    /** The bytes of a file of a tree. */
    static byte[] read(Path folder, String path) throws ProofRefused {
        var file = folder.resolve(path);
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw ProofRefused.malformed("There is no file " + path);
    }
}
