// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.aggregate.AggregateVersions;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandOrigin;
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
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the log together for an application with Spring: the only place that knows of both. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
class LogConfiguration {

    @Bean
    EventCodec eventCodec(EventTypes types, SubjectCipher keys, List<Upcaster> upcasters) {
        return new EventCodec(types, keys, upcasters);
    }

    /** Of the tables that Flyway has made. */
    @Bean
    @DependsOnDatabaseInitialization
    LogReader logReader(DataSource source, EventCodec codec) {
        return new LogReader(source, codec);
    }

    @Bean
    AggregateVersions aggregateVersions(LogReader reader) {
        return reader::versions;
    }

    @Bean
    AggregateCache aggregateCache(LogProperties properties) {
        return new AggregateCache(properties.cachedAggregates());
    }

    @Bean
    Tail tail(LogReader reader, AggregateCache cache, RestoreListener restored) {
        return new Tail(reader, cache, restored);
    }

    /** The log's own connections; a silent network is noticed after the time that a command may wait. */
    @Bean
    WriterConnection.Source logConnections(JdbcConnectionDetails details, LogProperties log) {
        var properties = new Properties();
        if (details.getUsername() != null) {
            properties.setProperty("user", details.getUsername());
        }
        if (details.getPassword() != null) {
            properties.setProperty("password", details.getPassword());
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", Long.toString(log.patience().toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(log.patience().toSeconds()));
        properties.setProperty("ApplicationName", "rollcall-log");
        return () -> DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    @Bean
    PostgresListener postgresListener(WriterConnection.Source source, Tail tail) {
        return new PostgresListener(source, tail::hear);
    }

    @Bean
    LogMeters logMeters(ObjectProvider<MeterRegistry> meters) {
        return new LogMeters(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    LogWriter logWriter(
            WriterConnection.Source source, Clock clock, LogProperties properties, Tail tail, LogMeters meters) {
        var log = new GroupCommit(source, clock, properties.patience(), tail, meters);
        var writer = new LogWriter(log, properties.batch(), properties.patience());
        meters.watch(writer::waiting);
        return writer;
    }

    @Bean
    LogAppender logAppender(EventCodec codec, LogWriter writer) {
        return new LogAppender(codec, writer);
    }

    @Bean
    Snapshots snapshots(LogReader reader) {
        return new Snapshots(reader);
    }

    @Bean
    EventStore eventStore(LogReader reader, LogAppender appender, Snapshots snapshots, Tail tail) {
        return LogEventStore.of(new LogEngine(reader, appender, snapshots), tail);
    }

    /** No transaction: a unit of work is one statement of the log's own. */
    @Bean
    CommandBus commandBus(LogAppender appender, org.axonframework.config.Configuration axon) {
        var bus = SimpleCommandBus.builder().build();
        var origins = Stream.concat(axon.correlationDataProviders().stream(), Stream.of(new CommandOrigin()));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(origins.toList()));
        bus.registerHandlerInterceptor(new CommitInterceptor(appender));
        return bus;
    }

    @Bean
    CommandGateway commands(CommandBus bus, LogProperties properties, LogMeters meters) {
        return new CommandGateway(bus, properties.patience(), meters);
    }

    @Bean
    CommandTargetResolver commandTarget() {
        return new CommandTarget();
    }

    @Bean
    static LogRegistrar logRegistrar() {
        return new LogRegistrar();
    }

    @Bean
    Aggregates aggregates(
            EventStore events,
            AggregateCache cache,
            Snapshots snapshots,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers) {
        return new Aggregates(events, cache, snapshots, parameters, handlers);
    }
}
