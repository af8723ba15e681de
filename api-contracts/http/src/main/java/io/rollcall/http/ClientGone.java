// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

/** Whether a failure only says that a client has gone, which is none of the log's business. */
public final class ClientGone {

    private static final int DEPTH = 8;

    private ClientGone() {}

    /** Whether this, or what it was caused by, is a connection that was closed, reset or broken off. */
    public static boolean isTold(@Nullable Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (isOne(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOne(Throwable failure) {
        return AbortedException.isConnectionReset(failure)
                || failure instanceof AbortedException
                || failure instanceof ClosedChannelException
                || failure instanceof NativeIoException
                || failure instanceof EOFException
                || failure instanceof PrematureChannelClosureException
                || failure instanceof ServerSentEvents.HangUp;
    }
}
