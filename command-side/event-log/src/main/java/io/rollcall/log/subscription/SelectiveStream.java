// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.function.Predicate;

/** A stream of the log's events that can leave out what is nothing to its reader. */
public interface SelectiveStream {

    /**
     * From now on shows events of these classes, those that only a newer version can read and that may be such, and now
     * and then one more, by the position of which the reader sees how far it has come: half a second after it has
     * happened.
     */
    void only(Predicate<Class<?>> types);
}
