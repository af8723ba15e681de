// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlameGraphTest {

    @Test
    void aPictureIsTheSameForTheSameSamples() throws IOException {
        var flames = new FlameGraph("A <small> load");
        Collections.nCopies(6, List.of("java.lang.Thread.run", "io.rollcall.Ours.fold", "org.bson.Codec.encode"))
                .forEach(flames::add);
        Collections.nCopies(3, List.of("java.lang.Thread.run", "io.rollcall.Ours.read"))
                .forEach(flames::add);
        flames.add(List.of("org.other.Loop.<init>"));
        try (var golden = getClass().getResourceAsStream("/flames.svg")) {
            assertThat(flames.svg())
                    .isEqualTo(new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsNarrowerThanAHundredthIsLeftOut() {
        var flames = new FlameGraph("Many");
        Collections.nCopies(999, List.of("a.Often.seen")).forEach(flames::add);
        flames.add(List.of("a.Rarely.seen"));
        assertThat(flames.samples()).isEqualTo(1000);
        assertThat(flames.svg()).contains("a.Often.seen 99.9 %").doesNotContain("Rarely");
    }
}
