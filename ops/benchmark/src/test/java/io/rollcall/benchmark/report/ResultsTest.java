// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final Results KEPT =
            new Results(List.of(part("chat", "aaaa", "messages", 10), part("soak", "aaaa", "growth", 1)));
    private static final Results NEWER = new Results(List.of(part("chat", "bbbb", "messages", 5)));

    private static Part part(String name, String commit, String figure, double value) {
        var machine = Map.of("when", "2026-11-30", "commit", commit);
        return new Part(name, machine, 2, Findings.of(List.of(Figure.rate(figure, List.of(value), 0))), null);
    }

    @Test
    void aPartThatWasNotRunStaysAsItWas() {
        var all = KEPT.with(NEWER);
        assertThat(all.parts()).extracting(Part::name).containsExactly("chat", "soak");
        assertThat(all.parts()).extracting(Part::commit).containsExactly("bbbb", "aaaa");
        assertThat(all.figure("messages").orElseThrow().median()).isEqualTo(5);
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws Exception {
        KEPT.write(folder.resolve("results.json"));
        assertThat(Results.of(Files.readString(folder.resolve("results.json")))).isEqualTo(KEPT);
    }

    @Test
    void thePageMarksWhatHasBecomeSlowerAndWhatIsKept(@TempDir Path folder) throws Exception {
        new ResultsPage(KEPT.with(NEWER), Map.of("chat", new FlameGraph("Chat")), KEPT).write(folder);
        var page = Files.readString(folder.resolve("RESULTS.md"));
        assertThat(page)
                .contains("| chat | 2026-11-30 | bbbb | 2 |")
                .contains("| soak | 2026-11-30 | aaaa | 2 |")
                .contains("| messages | 1/s | 5.00 | 0.00 |  |  | 10.0 | **slower** |")
                .contains("| growth | 1/s | 1.00 | 0.00 |  |  |  | kept |")
                .contains("![flame graph of chat](profiles/chat.svg)");
    }

    @Test
    void aPictureOfAnEarlierRunStaysOnThePage(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/before-chat.svg"), "<svg/>");
        new ResultsPage(KEPT, Map.of(), Results.NONE).write(folder);
        assertThat(Files.readString(folder.resolve("RESULTS.md")))
                .contains("![flame graph of before chat](profiles/before-chat.svg)");
    }

    @Test
    void growthIsASlope() {
        var minutes = List.of(minute(100), minute(102), minute(104));
        assertThat(Minute.slope(minutes, Minute::resident)).isEqualTo(2);
        assertThat(Minute.slope(minutes.subList(0, 1), Minute::resident)).isZero();
    }

    private static Minute minute(double resident) {
        return new Minute(1, 1, resident, 1, 1);
    }
}
