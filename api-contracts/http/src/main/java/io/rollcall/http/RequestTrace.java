// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to. It is in Reactor's context, under this class, while a traced request is
 * answered.
 *
 * @param traceparent as W3C Trace Context, section 3.2, writes it, of version 00: 55 characters
 */
public record RequestTrace(String traceparent) {

    static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Empty for what is none. */
    static Optional<RequestTrace> parse(String header) {
        return FORM.matcher(header).matches() ? Optional.of(new RequestTrace(header)) : Optional.empty();
    }
}
