// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Set;

/** Where a look into the past gets its documents from. */
@FunctionalInterface
public interface PastSource {

    /**
     * Some documents of a read model as they were, folded from the log; blocks for as long as that takes.
     *
     * @param ids as the read model has them
     */
    DocumentFold<?, ?> fold(String readModel, Set<?> ids);
}
