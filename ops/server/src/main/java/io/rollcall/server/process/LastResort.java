// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import ch.qos.logback.classic.LoggerContext;
import io.rollcall.contracts.process.FatalErrors;
import io.rollcall.http.ClientGone;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.Exceptions;
import reactor.core.publisher.Hooks;

/**
 * Hears of what nobody has caught, by whatever way it is lost: a thread that dies of it, Reactor where nobody listens
 * any more, any library that only logs it. What is fatal ends the process there; else it is told of in a line without
 * words of its own, which may be personal, and not at all where it only says that a client or a server has gone.
 */
public final class LastResort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> lost("in thread " + thread.getName(), failure));
        Hooks.onErrorDropped(failure -> lost("behind an end", failure));
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            var isThere = logging.getTurboFilterList().stream().anyMatch(FatalErrorFilter.class::isInstance);
            if (!isThere) { // each start in this process begins with none
                logging.addTurboFilter(new FatalErrorFilter());
            }
        }
    }

    private static void lost(String where, Throwable failure) {
        FatalErrors.endIfFatal(failure);
        var cause = Exceptions.unwrap(failure);
        if (isGone(cause)) {
            LOG.debug("Lost {}: {}", where, kindAndPlace(cause));
        } else {
            LOG.error("Nobody has caught {}: {}", where, kindAndPlace(cause));
        }
    }

    /** The client that it was for is not there any more. */
    static boolean isGone(@Nullable Throwable failure) {
        return ClientGone.isTold(failure)
                || failure instanceof CancellationException
                || failure instanceof RejectedExecutionException
                || failure instanceof InterruptedException;
    }

    private static String kindAndPlace(Throwable failure) {
        var stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
