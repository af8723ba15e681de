// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path path;

    @Test
    void isHeldByOneServerAtATime() {
        try (var held = DataFolder.hold(path)) {
            assertThatThrownBy(() -> DataFolder.hold(path))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining(held.of("").toString())
                    .hasMessageContaining("in use by another Rollcall server");
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() {
        DataFolder.hold(path).close();
        assertThatCode(() -> DataFolder.hold(path).close()).doesNotThrowAnyException();
    }
}
