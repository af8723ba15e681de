// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CorrelatedExecutor;
import io.rollcall.log.aggregate.IdSequences;
import io.rollcall.privacy.IdentifierExpiry;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupProperties.class)
class GroupConfiguration {

    @Bean
    GroupCommandHandler groupCommandHandler(
            Repository<GroupName> groupNames,
            Repository<ChatGroup> chatGroups,
            Aggregates aggregates,
            PresentUsers present,
            LoginNameOwners owners,
            Blacklists blacklists,
            Clock clock,
            GroupProperties properties) {
        return new GroupCommandHandler(
                groupNames,
                chatGroups,
                aggregates.reader(GroupName.class, GroupName::new),
                present,
                owners,
                blacklists,
                clock,
                properties.mostMembers());
    }

    @Bean
    GroupExitCommandHandler groupExitCommandHandler(
            Repository<GroupName> groupNames,
            Repository<ChatGroup> chatGroups,
            Aggregates aggregates,
            PresentUsers present) {
        return new GroupExitCommandHandler(
                groupNames, chatGroups, aggregates.reader(ChatGroup.class, ChatGroup::new), present);
    }

    @Bean
    KnownGroups knownGroups(Aggregates aggregates) {
        return new KnownGroups(
                aggregates.reader(GroupName.class, GroupName::new), aggregates.reader(ChatGroup.class, ChatGroup::new));
    }

    @Bean
    GroupIds groupIds(IdSequences sequences) {
        return () -> new GroupId(sequences.next("group_ids"));
    }

    @Bean
    ForgottenGroupNames forgottenGroupNames(
            IdentifierExpiry expiry, GroupNames names, CommandGateway commands, Clock clock) {
        return new ForgottenGroupNames(expiry, names, commands, clock);
    }

    /** As often as numbers are looked for. */
    @Bean
    PeriodicTask forgettingOfGroupNames(
            ForgottenGroupNames forgotten, @Value("${rollcall.verification.forgetting:1m}") Duration pause) {
        return new PeriodicTask("forgetting-group-names", pause, forgotten::look);
    }

    @Bean
    WhenGroupEndedThenForget whenGroupEndedThenForget(
            Keys keys, ForgottenGroupNames forgotten, CommandGateway commands) {
        return new WhenGroupEndedThenForget(keys, forgotten, commands, new CorrelatedExecutor());
    }
}
