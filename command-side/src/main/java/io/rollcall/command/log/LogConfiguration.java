// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.command.privacy.Keys;
import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.blacklist.BlacklistEvent;
import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.contracts.contactlist.ContactListEvent;
import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.PasswordEvent;
import io.rollcall.contracts.credential.RevocationEvent;
import io.rollcall.contracts.email.EmailVerificationEvent;
import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.group.GroupNameEvent;
import io.rollcall.contracts.limit.LimitEvent;
import io.rollcall.contracts.login.LoginNameEvent;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.messaging.GroupMessageEvent;
import io.rollcall.contracts.messaging.MessagingEvent;
import io.rollcall.contracts.order.OrderEvent;
import io.rollcall.contracts.readmark.ReadMarkEvent;
import io.rollcall.contracts.recovery.RecoveryEvent;
import io.rollcall.contracts.referral.InviteCodeEvent;
import io.rollcall.contracts.referral.ReferralEvent;
import io.rollcall.contracts.referral.SessionEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
class LogConfiguration {

    /** Every event that the log may hold. */
    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(List.of(
                PhoneNumberEvent.class,
                UserEvent.class,
                CredentialEvent.class,
                RevocationEvent.class,
                PasswordEvent.class,
                LoginNameEvent.class,
                EmailVerificationEvent.class,
                OrderEvent.class,
                ContactListEvent.class,
                GroupEvent.class,
                GroupNameEvent.class,
                ReadMarkEvent.class,
                BlacklistEvent.class,
                ContactEvent.class,
                MeetingEvent.class,
                MessagingEvent.class,
                GroupMessageEvent.class,
                SessionEvent.class,
                RecoveryEvent.class,
                ReferralEvent.class,
                InviteCodeEvent.class,
                LimitEvent.class));
    }

    @Bean
    EventCodec eventCodec(EventTypes types, Keys keys, List<Upcaster> upcasters) {
        return new EventCodec(types, keys, upcasters);
    }

    @Bean
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
    Tail tail(LogReader reader, AggregateCache cache, Keys keys, JdbcClient jdbc) {
        return new Tail(reader, cache, new OtherHistory(keys, jdbc));
    }

    /** The log's own connections; a network that goes silent is noticed after the time that a unit may wait. */
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
    Notifications notifications(WriterConnection.Source source, Tail tail) {
        return new Notifications(source, tail::hear);
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
    EventStore eventStore(LogReader reader, LogAppender appender, Tail tail) {
        return LogEventStore.of(new LogEngine(reader, appender), tail);
    }

    /** No transaction: a unit of work is one statement of the log's own. */
    @Bean
    CommandBus commandBus(LogAppender appender, org.axonframework.config.Configuration axon) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new Settling(appender));
        return bus;
    }

    @Bean
    Commands commands(CommandBus bus, LogProperties properties, LogMeters meters) {
        return new Commands(bus, properties.patience(), meters);
    }

    @Bean
    CommandTargetResolver commandTarget() {
        return new CommandTarget();
    }

    @Bean
    Aggregates aggregates(
            EventStore events, AggregateCache cache, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        return new Aggregates(events, cache, parameters, handlers);
    }
}
