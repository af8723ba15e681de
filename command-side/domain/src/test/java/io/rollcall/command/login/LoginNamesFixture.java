// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginNameId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Several login names, for tests of what is decided about more than one: each has a fixture of its own. */
public final class LoginNamesFixture implements Repository<LoginName> {

    private record Name(AggregateTestFixture<LoginName> fixture, int given) {}

    private final Map<String, Name> names = new HashMap<>();

    /** A name's history; those without are new. */
    public LoginNamesFixture given(LoginNameId name, Object... history) {
        var fixture = new AggregateTestFixture<>(LoginName.class);
        fixture.given(history);
        names.put(name.aggregate(), new Name(fixture, history.length));
        return this;
    }

    /** What has happened to a name since. */
    public List<Object> eventsOf(LoginNameId id) {
        var name = names.get(id.aggregate());
        return name.fixture()
                .getEventStore()
                .readEvents(id.aggregate())
                .asStream()
                .skip(name.given())
                .<Object>map(Message::getPayload)
                .toList();
    }

    @Override
    public Aggregate<LoginName> load(String id) {
        return repository(id).load(id);
    }

    @Override
    @Deprecated
    public Aggregate<LoginName> load(String id, Long expectedVersion) {
        return load(id);
    }

    @Override
    public Aggregate<LoginName> loadOrCreate(String id, Callable<LoginName> factory) throws Exception {
        return repository(id).loadOrCreate(id, factory);
    }

    @Override
    public Aggregate<LoginName> newInstance(Callable<LoginName> factory) {
        throw new UnsupportedOperationException("A login name is loaded or created by its id");
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("A login name waits for nothing");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }

    private Repository<LoginName> repository(String id) {
        return names.computeIfAbsent(id, none -> {
                    var fixture = new AggregateTestFixture<>(LoginName.class);
                    fixture.givenNoPriorActivity();
                    return new Name(fixture, 0);
                })
                .fixture()
                .getRepository();
    }
}
