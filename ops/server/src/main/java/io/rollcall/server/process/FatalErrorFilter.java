// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.rollcall.contracts.process.FatalErrors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Sees each failure that anything in this process logs, at whatever level and however quiet its logger is: libraries
 * (Netty's event loops, the drivers, the broker, Spring) catch every {@link Throwable}, and log it at most.
 */
final class FatalErrorFilter extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        FatalErrors.endIfFatal(failure);
        if (arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last) {
            FatalErrors.endIfFatal(last);
        }
        return FilterReply.NEUTRAL;
    }
}
