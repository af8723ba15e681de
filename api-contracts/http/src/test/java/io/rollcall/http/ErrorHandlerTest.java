// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Alone, since it sees whatever is logged meanwhile. */
@Isolated
class ErrorHandlerTest {

    private static final String INTERNAL = "{\"detail\":\"Internal server error.\"}";

    private static List<ILoggingEvent> logged(Runnable doing) {
        var logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        logger.addAppender(appender);
        try {
            doing.run();
        } finally {
            logger.detachAppender(appender);
        }
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }

    @Test
    void whatNobodyForesawIsLoggedOnceWithoutPersonalData() {
        var events = logged(() -> {
            var answer = send("GET", "/api/failing/4711/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(INTERNAL);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        });
        assertThat(events)
                .filteredOn(event -> event.getLoggerName().equals(ErrorHandler.class.getName()))
                .hasSize(1);
        assertThat(events).hasSize(1).allSatisfy(event -> {
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getFormattedMessage())
                    .contains(
                            "GET /api/failing/{id}",
                            "IllegalStateException at ",
                            "caused by java.lang.RuntimeException")
                    .doesNotContain("7925", "Мария", "4711");
        });
    }

    @Test
    void anOperationThatSaysNothingIsAFault() {
        assertThat(send("GET", "/api/silent/").body()).isEqualTo(INTERNAL);
    }

    @Test
    void whatSpringRefusesHasTheSameShapeAndTellsNothing() {
        var answer = send("GET", "/api/teapot/");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Gone.\"}");
    }

    @Test
    void unavailableSaysWhenToTryAgain() {
        var answer = send("GET", "/api/busy/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(answer.body()).startsWith("{\"detail\":\"");
    }

    @Test
    void a11_aThrottledRequestIsToldNothingMoreAndARefusalMayHaveAPosition() {
        var answer = send("GET", "/api/throttled/");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Request was throttled.\"}");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.headers().firstValue("Rollcall-Position")).hasValue("31");
    }
}
