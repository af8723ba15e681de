// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.diagnosis;

import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Check;
import io.rollcall.operator.diagnosis.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much room there is where this process keeps its data. What outside parts have is theirs to say. */
final class DiskCheck implements Check {

    private static final long GIGABYTE = 1L << 30;

    private final Path folder;

    DiskCheck(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public Cause cause() {
        return Cause.DISK_NEARLY_FULL;
    }

    @Override
    public List<Finding> look() throws IOException {
        var there = existing(folder);
        var store = Files.getFileStore(there);
        return findings(store.getUsableSpace(), store.getTotalSpace()).stream()
                .map(it -> it.next("df -h '" + there + "'"))
                .toList();
    }

    /** In bytes: few in themselves, and of the whole. */
    List<Finding> findings(long free, long whole) {
        var percent = whole == 0 ? 100 : 100 * (double) free / whole;
        var what = "%d MB (%.0f %%) are free where this process keeps its data.".formatted(free >> 20, percent);
        if (percent < 3 && free < 2 * GIGABYTE) {
            return List.of(Finding.broken(cause(), what));
        }
        return percent < 10 && free < 10 * GIGABYTE ? List.of(Finding.look(cause(), what)) : List.of();
    }

    /** It is made with the first thing that is kept there. */
    private static Path existing(Path folder) {
        return Files.exists(folder)
                ? folder
                : Optional.ofNullable(folder.getParent())
                        .map(DiskCheck::existing)
                        .orElse(folder);
    }
}
