// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.util.Optional;

/** What names look like: two that look the same are taken for one name. Said by the application, not decided here. */
@FunctionalInterface
public interface NameSkeletons {

    /** Empty where nothing is to be seen of the name. */
    Optional<String> of(String name);
}
