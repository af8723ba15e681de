// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators are told when the key ring is not as it should be. */
@Isolated // reads what this JVM prints
@ExtendWith(OutputCaptureExtension.class)
class KeyRingIT {

    @Test
    void aDamagedKeyRingIsToldInWords(CapturedOutput output) throws IOException {
        var parts = Parts.unused();
        var ring = Path.of(parts.keyRing());
        Files.writeString(ring, "[");
        Files.setPosixFilePermissions(ring, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> OwnServer.start(parts)).isInstanceOf(Exception.class);
        assertThat(output)
                .contains("The key ring " + parts.keyRing() + " is damaged.")
                .contains("Put a copy of it back.")
                .doesNotContain("at io.rollcall.");
    }

    @Test
    void aKeyRingThatOthersMayReadIsRefusedInWords(CapturedOutput output) throws IOException {
        var parts = Parts.unused();
        var ring = Path.of(parts.keyRing());
        Files.writeString(ring, "[]");
        Files.setPosixFilePermissions(ring, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> OwnServer.start(parts)).isInstanceOf(Exception.class);
        assertThat(output)
                .contains("The key ring " + ring + " is open to others than its owner (rw-r--r--)")
                .contains("chmod 600 " + ring)
                .doesNotContain("at io.rollcall.");
    }
}
