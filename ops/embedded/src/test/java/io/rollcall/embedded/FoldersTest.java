// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path path;

    @Test
    void aFillingThatFailsMakesNoFolderAndTheNextOneClearsUpAfterIt() throws IOException {
        var folder = path.resolve("data");
        assertThatThrownBy(() -> Folders.make(folder, unfinished -> {
                    Files.writeString(unfinished.resolve("half"), "");
                    throw new IOException("cut short");
                }))
                .hasMessage("cut short");
        assertThat(folder).doesNotExist();
        Folders.make(folder, unfinished -> Files.writeString(unfinished.resolve("whole"), ""));
        assertThat(folder.resolve("whole")).exists();
        assertThat(path).isDirectoryNotContaining("glob:**unfinished*");
    }

    @Test
    void anEmptyFolderIsFilledAndAStrangersIsLeftAsItIs() throws IOException {
        var empty = Files.createDirectory(path.resolve("empty"));
        Folders.make(empty, unfinished -> Files.writeString(unfinished.resolve("whole"), ""));
        assertThat(empty.resolve("whole")).exists();
        assertThatThrownBy(() -> Folders.make(empty, unfinished -> {})).isInstanceOf(IOException.class);
        assertThat(empty.resolve("whole")).exists();
    }
}
