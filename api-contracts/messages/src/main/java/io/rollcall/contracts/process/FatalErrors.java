// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides whether a process may go on behind an error. It may not behind an
 * {@link OutOfMemoryError}: whatever was being done anywhere may be half done. Everything else, a
 * {@link StackOverflowError} too, ends what it was thrown in and nothing more.
 */
public final class FatalErrors {

    /** The exit status of a process that has met an {@link OutOfMemoryError}; the JVM and Spring use 1 and 3. */
    public static final int STATUS = 71;

    private static final int DEPTH = 16;

    /** Made beforehand: there may be no memory for it later. */
    private static final byte[] LAST_LINE =
            "Rollcall has run out of memory and ends itself with status 71: what stands behind that cannot be trusted.\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private FatalErrors() {}

    /**
     * Ends the process at once, without its shutdown hooks, if this failure is fatal or was caused by one that is;
     * otherwise does nothing. To be called by code that catches a {@link Throwable} and does not throw it on.
     */
    public static void endIfFatal(@Nullable Throwable failure) {
        var error = outOfMemory(failure);
        if (error != null) {
            try {
                ERR.write(LAST_LINE);
                tellWhich(error);
            } catch (IOException | OutOfMemoryError e) {
                // There is nobody to tell, or no memory to do so.
            } finally {
                Runtime.getRuntime().halt(STATUS);
            }
        }
    }

    /** Which memory (heap, direct, metaspace, threads), in the words of the JVM or Netty, and where it was met. */
    private static void tellWhich(Throwable error) throws IOException {
        var place = error.getStackTrace();
        var told = error.getMessage() + (place.length == 0 ? "" : " at " + place[0]) + "\n";
        ERR.write(told.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether no process may go on behind this failure. */
    static boolean isFatal(@Nullable Throwable failure) {
        return outOfMemory(failure) != null;
    }

    private static @Nullable Throwable outOfMemory(@Nullable Throwable failure) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
