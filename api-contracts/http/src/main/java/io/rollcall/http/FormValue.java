// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.jspecify.annotations.Nullable;

/** One value of a form, in the way in which it was sent. */
public sealed interface FormValue {

    /** From a form or a query, where everything is text. */
    record Text(String value) implements FormValue {}

    /** From JSON; the kinds are those of {@link Body.Document}. */
    record Json(@Nullable Object value) implements FormValue {}

    /**
     * A file.
     *
     * @param filename as the client calls it; not to be trusted
     * @param content all of it
     */
    record Upload(String filename, byte[] content) implements FormValue {}
}
