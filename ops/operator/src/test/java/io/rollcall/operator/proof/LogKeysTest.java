// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.note.NoteSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no key is configured, debug mode draws some, and a newcomer's second start believes what the first signed. */
class LogKeysTest {

    private static final String ORIGIN = "rollcall.example/7";

    @TempDir
    private Path folder;

    @Test
    void whatWasDrawnIsThereAtTheNextStart() throws Exception {
        var file = folder.resolve("keys");
        var drawn = vkeys(keys(true, file), ORIGIN);
        assertThat(drawn).hasSize(2);
        assertThat(vkeys(keys(true, file), ORIGIN)).isEqualTo(drawn);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var ofAnother = vkeys(keys(true, file), "rollcall.example/8"); // of another log in the same folder
        assertThat(ofAnother).hasSize(2).doesNotContainAnyElementsOf(drawn);
        assertThat(vkeys(keys(true, file), ORIGIN)).isEqualTo(drawn);
        assertThat(keys(true, file).believed(ORIGIN)).hasSize(2);
    }

    @Test
    void withoutAPlaceTheyAreGoodUntilTheProcessEnds() {
        var keys = keys(true, null);
        assertThat(vkeys(keys, ORIGIN)).isEqualTo(vkeys(keys, ORIGIN)).isNotEqualTo(vkeys(keys(true, null), ORIGIN));
    }

    @Test
    void outsideDebugModeNoneIsDrawn() {
        var file = folder.resolve("keys");
        assertThat(keys(false, file).signers(ORIGIN)).isEmpty();
        assertThat(file).doesNotExist();
    }

    private static List<String> vkeys(LogKeys keys, String origin) {
        return keys.signers(origin).stream()
                .map(NoteSigner::verifier)
                .map(it -> it.vkey())
                .toList();
    }

    private static LogKeys keys(boolean debug, Path kept) {
        return LogKeys.of(SealedLog.properties(), debug, kept);
    }
}
