// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import org.axonframework.messaging.MetaData;

/** The trace (W3C Trace Context) that commands belong to: their events have it in their metadata. */
public final class CommandTrace {

    /** Under which metadata has it; absent where nothing was traced. */
    public static final String TRACEPARENT = "traceparent";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private CommandTrace() {}

    /** Does something. The commands that this thread sends meanwhile belong to this trace. */
    public static <T, X extends Throwable> T call(String traceparent, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, traceparent).call(work);
    }

    static MetaData metadata() {
        return CURRENT.isBound() ? MetaData.with(TRACEPARENT, CURRENT.get()) : MetaData.emptyInstance();
    }
}
