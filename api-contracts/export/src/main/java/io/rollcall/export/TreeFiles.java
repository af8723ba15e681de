// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.ProofRefused;
import java.nio.file.Path;

/** The files of a tree by their paths (c2sp.org/tlog-tiles): of a folder, or of a server. */
@FunctionalInterface
public interface TreeFiles {

    /**
     * The bytes of a file. What fails for reasons of its own, it may throw unchecked.
     *
     * @param path such as {@code tile/0/001} or {@code tile/entries/001}
     * @throws ProofRefused where there is none
     */
    byte[] read(String path) throws ProofRefused;

    /** Those in a folder. */
    static TreeFiles in(Path folder) {
        return path -> ExportedFileCheck.read(folder, path);
    }
}
