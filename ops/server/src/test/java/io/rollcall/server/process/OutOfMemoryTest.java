// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.process.FatalErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a process of its own, in which an allocation fails without any flag of the JVM. */
class OutOfMemoryTest {

    private record Ended(int status, String said) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loop",
                "thread",
                "virtual-thread",
                "pool",
                "blocking",
                "operator",
                "dropped",
                "future",
                "netty",
                "logged"
            })
    void aProcessWithoutMemoryEndsItselfWhereverThatIsMet(String place) throws Exception {
        var ended = run(place, "memory");
        assertThat(ended.status()).as(ended.said()).isEqualTo(FatalErrors.STATUS);
        assertThat(ended.said()).contains("Rollcall has run out of memory and ends itself with status 71");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "virtual-thread", "dropped"})
    void anErrorThatIsNotFatalEndsNoProcess(String place) throws Exception {
        var ended = run(place, "stack");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("alive").doesNotContain("out of memory");
    }

    private static Ended run(String place, String kind) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutOfMemoryMain.class.getName(),
                        place,
                        kind)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
