// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static io.rollcall.projection.stream.StreamExamples.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a stream says of a log that is not the one that it has told. */
class StoppedStreamTest {

    private static final UserId ANNA = UserId.of(7);

    private final MemoryLog log = new MemoryLog();
    private final StreamWriter stream = new StreamWriter(new MemoryBroker(), streamed(), null);
    private final EventDelivery delivery =
            new EventDelivery(new EventsToKafka(stream), new StreamSubscription(stream, log), log);
    private final Logger logger = (Logger) LoggerFactory.getLogger(StreamSubscription.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void hearNoMore() {
        logger.detachAppender(said);
    }

    @Test
    void saysOnceWhyItStoppedHoweverOftenItIsTriedAndWhateverIsWrittenMeanwhile() {
        log.append("user-7", new PhoneHidden(ANNA), new PhoneShown(ANNA), new PhoneHidden(ANNA));
        delivery.run();
        var incarnation = log.checkpointAt(1).orElseThrow().incarnation().toString();
        log.cutAfter(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(delivery::run).isInstanceOf(StreamStopped.class);
            log.append("user-7", new PhoneHidden(ANNA));
        }

        assertThat(List.copyOf(said.list))
                .map(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(incarnation)) // other tests run side by side
                .singleElement()
                .asString()
                .contains("The stream stands still", TOPICS.checkpoint());
    }
}
