// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.verification;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The holders of numbers. */
@Component
public final class NumberDocuments implements StoredDocuments {

    private final ReadModel<String, NumberDocument> model;

    public NumberDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, NumberProjection.GROUP, new NumberCodec());
    }

    /**
     * The users of those of these numbers that are somebody's, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<Map<NumberId, UserId>> findAll(Collection<NumberId> numbers, long after) {
        var ids = numbers.stream().map(NumberDocuments::id).toList();
        return model.findAll(ids, after)
                .map(found -> found.stream().collect(Collectors.toMap(NumberDocument::number, NumberDocument::user)));
    }

    @Override
    public ReadModel<String, NumberDocument> model() {
        return model;
    }

    static String id(NumberId number) {
        return number.value().toString();
    }
}
