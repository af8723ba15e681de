// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.shared;

import io.rollcall.http.ReadYourWrites;
import io.rollcall.projection.shared.ReadModels;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A write is seen once it is in every read model. */
@Component
final class ReadModelBarrier implements ReadYourWrites {

    private final ReadModels models;

    ReadModelBarrier(ReadModels models) {
        this.models = models;
    }

    @Override
    public Mono<Void> upTo(long position) {
        return models.await(position);
    }
}
