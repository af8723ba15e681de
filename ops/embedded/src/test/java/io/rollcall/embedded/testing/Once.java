// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thing made when first asked for. A making that fails says why each time, as a static field would not. */
final class Once<T> {

    private final Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    synchronized T get() {
        var thing = made != null ? made : making.get();
        made = thing;
        return thing;
    }
}
