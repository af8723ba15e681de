// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import io.rollcall.contracts.privacy.KeyId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the log says has been erased, found without reading all of it. */
public interface Erasures {

    /**
     * What one event has ended.
     *
     * @param settled whether that is done; where it is not, a policy is still to do it, and needs what there is
     * @param keys that nothing may be opened with any more
     * @param identifier that stands for nothing any more, or under another key; {@code null} where there is none
     * @param next the key that the identifier goes on under; {@code null} where it does not
     */
    record Erased(
            long position,
            boolean settled,
            List<KeyId> keys,
            @Nullable UUID identifier,
            @Nullable KeyId next) {}

    /** Up to {@code most} of them after a position, in order. */
    List<Erased> after(long position, int most);
}
