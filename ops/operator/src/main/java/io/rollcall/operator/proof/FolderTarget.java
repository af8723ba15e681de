// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;

/** A folder: the newest checkpoint is there as {@code checkpoint}, and the newest of each day (UTC) under its date. */
record FolderTarget(Path folder) implements CheckpointTarget {

    private static final String NEWEST = "checkpoint";

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public void send(CheckpointTable.Kept checkpoint) throws IOException {
        var day = checkpoint.signedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        write(NEWEST + "-" + day, checkpoint.note());
        write(NEWEST, checkpoint.note());
    }

    /** A reader never sees half of one. */
    private void write(String name, String note) throws IOException {
        Files.createDirectories(folder);
        var made = folder.resolve("." + name + ".made");
        Files.writeString(made, note);
        Files.move(made, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
