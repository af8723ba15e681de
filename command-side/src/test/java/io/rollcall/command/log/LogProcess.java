// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.command.log.Counter.CounterEvent;
import io.rollcall.command.privacy.TestPrivacy;
import io.rollcall.contracts.shared.Command;
import io.rollcall.embedded.testing.TestServers.Database;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that one process has of the log, so that a test can have several over one database. */
final class LogProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    final HikariDataSource source = new HikariDataSource();
    final TestPrivacy privacy;
    final AggregateCache cache = new AggregateCache(1000);
    final MeterRegistry meters = new SimpleMeterRegistry();
    final EventCodec codec;
    final LogReader reader;
    final Tail tail;
    final LogWriter writer;
    final Commands commands;
    private final LogMeters logMeters = new LogMeters(meters);
    private final Notifications notifications;

    LogProcess(Database database, Path keyRing) {
        this(
                database,
                keyRing,
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()));
    }

    LogProcess(Database database, Path keyRing, WriterConnection.Source writing) {
        this(database, keyRing, writing, EventTypes.of(List.of(CounterEvent.class)), List.of());
    }

    /** One of another version, which knows other types. */
    LogProcess(Database database, Path keyRing, EventTypes types, List<Upcaster> upcasters) {
        this(
                database,
                keyRing,
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()),
                types,
                upcasters);
    }

    private LogProcess(
            Database database,
            Path keyRing,
            WriterConnection.Source writing,
            EventTypes types,
            List<Upcaster> upcasters) {
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(4);
        Flyway.configure().dataSource(source).load().migrate();
        privacy = TestPrivacy.over(source, keyRing);
        codec = new EventCodec(types, privacy.keys(), upcasters);
        reader = new LogReader(source, codec);
        tail = new Tail(reader, cache, new OtherHistory(privacy.keys(), JdbcClient.create(source)));
        writer = new LogWriter(new GroupCommit(writing, Clock.systemUTC(), PATIENCE, tail, logMeters), 512, PATIENCE);
        notifications = new Notifications(
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()),
                tail::hear);
        commands = commands(new LogAppender(codec, writer));
    }

    /** Decides a command on the caller's thread. */
    <R> R decide(Command command) {
        return commands.<R>decide(command).result();
    }

    /** Decides a command on a virtual thread of its own. */
    <R> CompletableFuture<Decided<R>> send(Command command) {
        var answer = new CompletableFuture<Decided<R>>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(commands.decide(command));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        writer.close();
        notifications.close();
        tail.close();
        source.close();
    }

    private Commands commands(LogAppender appender) {
        var store = LogEventStore.of(new LogEngine(reader, appender), tail);
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new Settling(appender));
        var handlers = ClasspathHandlerDefinition.forClass(Counter.class);
        var plain = new Aggregates(store, cache, ClasspathParameterResolverFactory.forClass(Counter.class), handlers);
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Counter.class),
                new SimpleResourceParameterResolverFactory(List.of(plain.reader(Counter.class, Counter::new))));
        AggregateAnnotationCommandHandler.<Counter>builder()
                .aggregateType(Counter.class)
                .parameterResolverFactory(parameters)
                .repository(new Aggregates(store, cache, parameters, handlers).repository(Counter.class))
                .commandTargetResolver(new CommandTarget())
                .build()
                .subscribe(bus);
        return new Commands(bus, PATIENCE, logMeters);
    }
}
