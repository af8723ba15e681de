// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.contracts.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/** The log cannot take or confirm anything just now. Whether the request went in may be unknown; doors answer 503. */
public final class LogUnavailable extends RuntimeException implements Unavailable {

    public LogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
