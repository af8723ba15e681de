// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.log.NotCaughtUp;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All read models of this system. */
@Component
public final class ReadModels {

    private final ObjectProvider<ReadModelPositions> followers;

    ReadModels(ObjectProvider<ReadModelPositions> followers) {
        this.followers = followers;
    }

    /** Completes once a position is in every one of them; fails with {@link NotCaughtUp} after 2 seconds. */
    public Mono<Void> await(long position) {
        return Flux.merge(all().stream().map(model -> model.await(position)).toList())
                .then();
    }

    private List<ReadModel<?, ?>> all() {
        return followers.stream()
                .<ReadModel<?, ?>>map(ReadModelPositions::model)
                .toList();
    }
}
