// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one class of this package says in the log about one subscription, from info on. */
final class Said implements AutoCloseable {

    private final Logger logger;
    private final String subscription;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Said(Class<?> speaker, String subscription) {
        this.logger = (Logger) LoggerFactory.getLogger(speaker);
        this.subscription = subscription;
        appender.start();
        logger.addAppender(appender);
    }

    List<String> lines() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith(subscription + " "))
                .toList();
    }

    boolean withoutTraces() {
        return List.copyOf(appender.list).stream().allMatch(event -> event.getThrowableProxy() == null);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
