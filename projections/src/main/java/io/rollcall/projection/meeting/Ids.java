// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import java.util.List;
import java.util.stream.Stream;

/** Ascending lists of ids, each id once. */
final class Ids {

    private Ids() {}

    static List<Long> with(List<Long> ids, long id) {
        return Stream.concat(ids.stream(), Stream.of(id)).distinct().sorted().toList();
    }

    static List<Long> without(List<Long> ids, long id) {
        return ids.stream().filter(it -> it != id).toList();
    }
}
