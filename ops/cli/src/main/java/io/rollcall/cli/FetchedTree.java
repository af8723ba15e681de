// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.ExportFiles;
import io.rollcall.export.TreeFiles;
import io.rollcall.proof.ProofRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Files of a tree that a folder has, or else a server. The folder gets the latter once they are believed. */
final class FetchedTree implements TreeFiles {

    private final Path folder;
    private final Api api;
    private final Map<String, byte[]> fresh = new HashMap<>();

    FetchedTree(Path folder, Api api) {
        this.folder = folder;
        this.api = api;
    }

    @Override
    public byte[] read(String path) throws ProofRefused {
        if (Files.exists(folder.resolve(path))) {
            return TreeFiles.in(folder).read(path);
        }
        var known = fresh.get(path);
        if (known != null) {
            return known;
        }
        var fetched = fetch(path);
        fresh.put(path, fetched);
        return fetched;
    }

    private byte[] fetch(String path) {
        try {
            return api.get(Query.verbatim("tlog/" + path), Map.of()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.INTERRUPTED, "Interrupted.");
        }
    }

    /** Writes what was fetched. */
    void keep() {
        fresh.forEach((path, bytes) -> {
            try {
                ExportFiles.write(folder.resolve(path), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        fresh.clear();
    }
}
