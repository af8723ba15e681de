// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import static io.rollcall.proof.Refusals.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.ProofRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedEventTest {

    private static final String JSON = "{\"incarnation\":\"00000000-0000-0001-0000-000000000001\",\"position\":7,"
            + "\"aggregate\":\"meeting-7\",\"version\":0,\"aggregate_type\":\"Meeting\","
            + "\"id\":\"00000000-0000-0002-0000-000000000007\",\"type\":\"meeting.arranged\",\"revision\":\"1\","
            + "\"recorded_at\":\"2026-11-30T12:00:00.000001Z\","
            + "\"payload\":\"eyJ0aXRsZSI6ImMyVmhiR1ZrIiwibiI6N30=\",\"metadata\":\"e30=\"}";

    @Test
    void itsJsonIsThatOfTheReadme() {
        assertThat(Leaves.event(7).toJson()).isEqualTo(JSON);
    }

    @Test
    void itIsReadAsItWasWritten() throws ProofRefused {
        var odd = new RecordedEvent(
                Leaves.INCARNATION,
                1,
                2,
                java.time.Instant.EPOCH,
                new java.util.UUID(0, 0),
                "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028ä😀",
                "",
                "t",
                "1",
                new byte[0],
                new byte[300]);
        for (var event : new RecordedEvent[] {Leaves.event(1), odd}) {
            var read = RecordedEvent.parse(event.toJson());
            assertThat(read.toJson()).isEqualTo(event.toJson());
            assertThat(read.leaf()).isEqualTo(event.leaf());
        }
    }

    /** As other programs write it: in another order, with white space, with other escapes. */
    @Test
    void itsMembersAreReadAsJsonIs() throws ProofRefused {
        var other = "\n{ \"position\" : 7 ,"
                + JSON.substring(1)
                        .replace("\"position\":7,", "")
                        .replace("}", "\t} ")
                        .replace("\"meeting-7\"", "\"\\u006Deeting\\u002d7\"");
        assertThat(RecordedEvent.parse(other).leaf()).isEqualTo(Leaves.event(7).leaf());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"position\":7}",
                "{\"position\":-7}",
                "{\"position\":07}",
                "{\"position\":7.0}",
                "{\"position\":[7]}",
                "{\"position\":7,}",
                "{\"position\":9223372036854775808}",
                "{\"position\":\"\\x\"}",
                "{\"position\":\"\\u00e\"}",
                "{\"position\":\"\\u00e\\\"}",
                "{\"position\":\"\n\"}",
                "{\"position\"",
                "{\"position\":",
                "{position:7}"
            })
    void whatIsNoEventIsRefused(String json) {
        assertMalformed(() -> RecordedEvent.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"position\":7,=",
                "\"position\":7,=\"position\":7,\"position\":7,",
                "\"position\":7,=\"position\":7,\"more\":1,",
                "\"position\":7,=\"position\":0,",
                "\"position\":7,=\"position\":\"7\",",
                "e30===",
                "e30===e31=",
                "meeting-7=\\ud800",
                "00.000001Z=00.0000001Z",
                "2026-11-30T12=2026-11-30 12",
                "0000-000000000007=0000-7",
            })
    void oneFaultIsEnough(String fault) {
        var at = fault.indexOf('=', fault.startsWith("e30=") ? 4 : 0);
        var wrong = JSON.replace(fault.substring(0, at), fault.substring(at + 1));
        assertThat(wrong).isNotEqualTo(JSON);
        assertMalformed(() -> RecordedEvent.parse(wrong));
        assertMalformed(() -> RecordedEvent.parse(JSON + "x"));
    }
}
