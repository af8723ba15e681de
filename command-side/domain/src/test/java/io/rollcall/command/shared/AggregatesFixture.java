// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.shared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Several aggregates of one type, for tests of what is decided about more than one: each has a fixture of its own. */
public final class AggregatesFixture<T> implements Repository<T> {

    private record Known<T>(AggregateTestFixture<T> fixture, int given) {}

    private final Class<T> type;
    private final Map<String, Known<T>> aggregates = new HashMap<>();

    public AggregatesFixture(Class<T> type) {
        this.type = type;
    }

    /** An aggregate's history; those without are new. */
    public AggregatesFixture<T> given(String id, Object... history) {
        var fixture = new AggregateTestFixture<>(type);
        fixture.given(history);
        aggregates.put(id, new Known<>(fixture, history.length));
        return this;
    }

    /** What has happened to one since. */
    public List<Object> eventsOf(String id) {
        var known = known(id);
        try {
            return known.fixture()
                    .getEventStore()
                    .readEvents(id)
                    .asStream()
                    .skip(known.given())
                    .<Object>map(Message::getPayload)
                    .toList();
        } catch (AggregateNotFoundException nothing) {
            return List.of();
        }
    }

    @Override
    public Aggregate<T> load(String id) {
        return known(id).fixture().getRepository().load(id);
    }

    @Override
    @Deprecated
    public Aggregate<T> load(String id, Long expectedVersion) {
        return load(id);
    }

    @Override
    public Aggregate<T> loadOrCreate(String id, Callable<T> factory) throws Exception {
        return known(id).fixture().getRepository().loadOrCreate(id, factory);
    }

    @Override
    public Aggregate<T> newInstance(Callable<T> factory) {
        throw new UnsupportedOperationException("These are loaded or created by their ids");
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("These wait for nothing");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }

    private Known<T> known(String id) {
        return aggregates.computeIfAbsent(id, none -> {
            var fixture = new AggregateTestFixture<>(type);
            fixture.givenNoPriorActivity();
            return new Known<>(fixture, 0);
        });
    }
}
