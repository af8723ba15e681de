// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.shared.Command;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.log.Counter.CounterEvent;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.log.aggregate.CommandTarget;
import io.rollcall.log.aggregate.LogEngine;
import io.rollcall.log.aggregate.LogEventStore;
import io.rollcall.log.aggregate.Snapshots;
import io.rollcall.log.append.AggregateCache;
import io.rollcall.log.append.CommitInterceptor;
import io.rollcall.log.append.GroupCommit;
import io.rollcall.log.append.LogAppender;
import io.rollcall.log.append.LogMeters;
import io.rollcall.log.append.LogWriter;
import io.rollcall.log.append.WriterConnection;
import io.rollcall.log.codec.EventCodec;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.log.tail.LogReader;
import io.rollcall.log.tail.PostgresListener;
import io.rollcall.log.tail.RestoreListener;
import io.rollcall.log.tail.Tail;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.flywaydb.core.Flyway;

/** All that one process has of the log, so that a test can have several over one database. */
public final class LogProcess implements AutoCloseable {

    /** Longer than in production: what is tested is what happens, on processors that have much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CONTENDED = Duration.ofSeconds(30);

    public final HikariDataSource source = new HikariDataSource();
    public final TestCipher cipher = new TestCipher();
    public final AtomicInteger forgotten = new AtomicInteger();
    public final AtomicLong lost = new AtomicLong(-1);
    final AggregateCache cache = new AggregateCache(1000);
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final EventCodec codec;
    public final LogReader reader;
    public final Tail tail;
    public final LogWriter writer;
    public final CommandGateway commands;
    private final LogMeters logMeters = new LogMeters(meters);
    private final PostgresListener notifications;
    public final Snapshots snapshots;

    public LogProcess(Database database) {
        this(database, () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()));
    }

    public LogProcess(Database database, WriterConnection.Source writing) {
        this(database, writing, EventTypes.of(List.of(CounterEvent.class)), List.of());
    }

    /** One of another version, which knows other types. */
    public LogProcess(Database database, EventTypes types, List<Upcaster> upcasters) {
        this(
                database,
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()),
                types,
                upcasters);
    }

    private LogProcess(Database database, WriterConnection.Source writing, EventTypes types, List<Upcaster> upcasters) {
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(4);
        Flyway.configure().dataSource(source).load().migrate();
        codec = new EventCodec(types, cipher, upcasters);
        reader = new LogReader(source, codec);
        snapshots = new Snapshots(reader);
        tail = new Tail(reader, cache, restored());
        writer = new LogWriter(new GroupCommit(writing, Clock.systemUTC(), PATIENCE, tail, logMeters), 512, PATIENCE);
        notifications = new PostgresListener(
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()),
                tail::hear);
        commands = commands(new LogAppender(codec, writer));
    }

    /** Decides a command on the caller's thread. */
    public <R> R decide(Command command) {
        return commands.<R>send(command).result();
    }

    /** Decides a command on a virtual thread of its own. */
    public <R> CompletableFuture<CommandResult<R>> send(Command command) {
        var answer = new CompletableFuture<CommandResult<R>>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(commands.send(command));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** Notes how much was lost. */
    private RestoreListener restored() {
        return new RestoreListener() {
            @Override
            public void forget() {
                forgotten.incrementAndGet();
            }

            @Override
            public void lost(long most) {
                lost.set(most);
            }
        };
    }

    @Override
    public void close() {
        writer.close();
        snapshots.close();
        notifications.close();
        tail.close();
        source.close();
    }

    private CommandGateway commands(LogAppender appender) {
        var store = LogEventStore.of(new LogEngine(reader, appender, snapshots), tail);
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CommitInterceptor(appender));
        var handlers = ClasspathHandlerDefinition.forClass(Counter.class);
        var plain = new Aggregates(
                store, cache, snapshots, ClasspathParameterResolverFactory.forClass(Counter.class), handlers);
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Counter.class),
                new SimpleResourceParameterResolverFactory(List.of(plain.reader(Counter.class, Counter::new))));
        AggregateAnnotationCommandHandler.<Counter>builder()
                .aggregateType(Counter.class)
                .parameterResolverFactory(parameters)
                .repository(new Aggregates(store, cache, snapshots, parameters, handlers).repository(Counter.class))
                .commandTargetResolver(new CommandTarget())
                .build()
                .subscribe(bus);
        return new CommandGateway(bus, CONTENDED, logMeters);
    }
}
