// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.codec.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Events as every operator sees them; the keys of all of them are looked up at once. */
public final class SeenEvents {

    private final EventMasking masking;
    private final Function<Collection<KeyId>, Set<KeyId>> destroyed;

    /** @param destroyed tells which of some keys are destroyed */
    SeenEvents(EventMasking masking, Function<Collection<KeyId>, Set<KeyId>> destroyed) {
        this.masking = masking;
        this.destroyed = destroyed;
    }

    /** One for each, in their order. */
    public List<EventView> of(List<StoredEvent> events) {
        var keys = events.stream().map(masking::key).toList();
        var gone = destroyed.apply(keys.stream().flatMap(Optional::stream).toList());
        return events.stream()
                .map(event -> masking.view(
                        event, masking.key(event).filter(gone::contains).isPresent()))
                .toList();
    }
}
