// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.projection.shared.PastReadModels;
import io.rollcall.projection.shared.ReadModelDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The projections and queries that look into the past: made when the first operator asks for it, once in a process. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class PastModels implements DisposableBean {

    private final ReadModelDatabase present;
    private final KeyedDigests digests;
    private final ObjectProvider<DoorQueries> doors;
    private @Nullable PastReadModels made;

    PastModels(ReadModelDatabase present, KeyedDigests digests, ObjectProvider<DoorQueries> doors) {
        this.present = present;
        this.digests = digests;
        this.doors = doors;
    }

    synchronized PastReadModels get() {
        var models = made;
        if (models == null) {
            models = new PastReadModels(
                    present, digests, context -> doors.orderedStream().forEach(door -> door.addTo(context)));
            made = models;
        }
        return models;
    }

    @Override
    public synchronized void destroy() {
        if (made != null) {
            made.close();
        }
    }
}
