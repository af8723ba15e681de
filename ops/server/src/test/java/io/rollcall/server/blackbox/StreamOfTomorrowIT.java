// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.StreamedEvents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server with a moved clock tells of arrives too, though it is in its broker's future. */
class StreamOfTomorrowIT {

    @TempDir
    Path folder;

    @Test
    void eventsArriveWhateverTheClockSays() {
        var parts = Parts.unused();
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0);
                var server = OwnServer.start(parts, true, KafkaArguments.of(kafka.clientProperties()))) {
            var meet = Meet.at(server.base());
            var stream = new StreamedEvents(kafka.clientProperties(), Server.names(parts.database()));
            for (var advance : new String[] {"PT2H", "P400D"}) {
                meet.advanceClock(advance);
                var key = "user-" + meet.signUp().userId();
                stream.await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream().anyMatch(event -> event.key().equals(key)));
            }
        }
    }
}
