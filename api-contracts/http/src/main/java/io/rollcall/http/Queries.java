// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.Query;
import reactor.core.publisher.Mono;

/** Has queries answered, each by what it says that it is answered by. */
public interface Queries {

    /** Asks once for each subscriber; fails as the query's handler does. */
    <A> Mono<A> ask(Query<A> query);
}
