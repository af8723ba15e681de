// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GET of a door.
 *
 * @param path such as {@code /api/account/}
 * @param query the parameters behind the question mark
 * @param base scheme and host of this server for its clients
 * @param viewer the id of the user that asks; {@code null} for nobody
 */
public record DoorQuestion(
        String path,
        Map<String, List<String>> query,
        URI base,
        @Nullable Long viewer) {

    public DoorQuestion {
        query = Map.copyOf(query);
    }
}
