// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.contracts.group.GroupNameId;
import reactor.core.publisher.Mono;

/** Knows the ids that stand for groups' names. */
@FunctionalInterface
public interface GroupNameIds {

    /**
     * The name's id; where it has none, one that nothing has happened to. Fails as
     * {@link io.rollcall.contracts.shared.Unavailable} where nobody can tell just now.
     */
    Mono<GroupNameId> find(String name);
}
