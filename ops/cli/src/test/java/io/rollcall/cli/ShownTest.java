// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How answers look. */
class ShownTest {

    private final DescribedServer server = new DescribedServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void columnsStandBelowEachOther() {
        assertThat(Typed.at(server).run("subscriptions").text()).isEqualTo("""
                        NAME           POSITION  HEAD  LAG       RATE  STATE        OWNER       ERROR
                        meeting        1024      1024  0         13/s  live         rollcall-1  -
                        notifications  1000      1024  24 (4 s)  80/s  catching-up  rollcall-2  -
                        """);
    }

    @Test
    void timesAreUtcUnlessAskedOtherwise() {
        assertThat(Typed.at(server).run("history").text()).contains("2026-11-30 12:00:00Z");
        assertThat(Typed.at(server).run("history", "--local").text()).contains("2026-11-30 13:00:00+01:00");
    }

    @Test
    void whatComesFromTheServerMovesNoTerminal() {
        var evil = "\\u001b]0;x\\u0007\\n\\u009b2J\\u202e\\u200b\\r";
        server.tell(
                "GET /ops/v1/subscriptions/m",
                200,
                "{\"name\":\"%s\",\"error\":\"%s\"}".formatted(evil, evil),
                Map.of());
        server.tell("GET /ops/v1/parked/7", 200, "{\"stack_trace\":\"%s\"}".formatted(evil), Map.of());
        for (var typed : new String[] {"subscriptions m", "parked 7", "subscriptions m --json"}) {
            var result = Typed.at(server).interactive("").with("NO_COLOR", "1").run(typed.split(" "));
            assertThat(result.text()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u200b", "\r");
            assertThat(result.text()).contains("\\u202e");
        }
    }

    @Test
    void whereThereIsMoreItIsSaidHowToGoOn() {
        var result = Typed.at(server).run("history");
        assertThat(result.err()).contains("There is more: --before 1024");
        assertThat(result.text()).doesNotContain("--before");
    }
}
