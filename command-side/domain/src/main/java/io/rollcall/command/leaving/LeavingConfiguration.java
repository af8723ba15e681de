// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.credential.Credential;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.media.MediaStore;
import io.rollcall.command.meeting.LogoNames;
import io.rollcall.command.order.OrderNumbers;
import io.rollcall.command.referral.Referral;
import io.rollcall.command.verification.Numbers;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.blacklist.BlacklistCommand.ClearBlacklist;
import io.rollcall.contracts.contact.ContactCommand.ClearContacts;
import io.rollcall.contracts.contactlist.ContactListCommand.ClearContactList;
import io.rollcall.contracts.group.GroupCommand.LeaveGroup;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.contracts.messaging.MessagingCommand.LeaveConversation;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskForNumberKey;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import io.rollcall.privacy.Keys;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps of leaving, in their order. */
@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    @Bean
    AccountDeletionCommandHandler departures(
            PresentUsers present,
            Keys keys,
            Repository<LoginName> loginNames,
            Repository<PhoneNumber> phoneNumbers,
            Repository<User> users,
            Repository<Credential> credentials,
            Repository<Referral> referrals) {
        return new AccountDeletionCommandHandler(
                present, keys, loginNames, phoneNumbers, users, credentials, referrals);
    }

    @Bean
    Memberships memberships(JdbcClient jdbc, PolicySubscription leavingPositions) {
        return new Memberships(jdbc, leavingPositions.fence());
    }

    @Bean
    Correspondences correspondences(JdbcClient jdbc) {
        return new Correspondences(jdbc);
    }

    @Bean
    WhenAccountDeletedThenClearUp whenAccountDeletedThenClearUp(
            Memberships memberships, Correspondences correspondences, ObjectProvider<ErasureStep> steps) {
        return new WhenAccountDeletedThenClearUp(
                memberships,
                correspondences,
                steps.orderedStream().toList(),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    PolicySubscription leavingPositions(JdbcClient jdbc, LogHistory log) {
        return new PolicySubscription(WhenAccountDeletedThenClearUp.GROUP, jdbc, log);
    }

    /** First, so that meetings are soon ruled by those who are there. */
    @Bean
    @Order(10)
    ErasureStep leaveMeetings(Memberships memberships, LogoNames logos, CommandGateway commands) {
        return left -> memberships
                .meetingsOf(left.user())
                .forEach(meeting -> logos.end(
                        meeting, left.user(), logo -> commands.send(new LeaveMeeting(meeting, left.user(), logo))));
    }

    @Bean
    @Order(15)
    ErasureStep leaveGroups(Memberships memberships, CommandGateway commands) {
        return left -> memberships.groupsOf(left.user()).forEach(group -> {
            commands.send(new LeaveGroup(group, left.user()));
            commands.send(new LeaveGroupConversation(group, left.user()));
        });
    }

    @Bean
    @Order(15)
    ErasureStep leaveConversations(Correspondences correspondences, CommandGateway commands) {
        return left -> correspondences
                .of(left.user())
                .forEach(partner -> commands.send(new LeaveConversation(left.user(), partner)));
    }

    @Bean
    @Order(20)
    ErasureStep clearContacts(CommandGateway commands) {
        return left -> commands.send(new ClearContacts(left.user()));
    }

    @Bean
    @Order(30)
    ErasureStep clearBlacklist(CommandGateway commands) {
        return left -> commands.send(new ClearBlacklist(left.user()));
    }

    @Bean
    @Order(32)
    ErasureStep clearContactList(CommandGateway commands) {
        return left -> commands.send(new ClearContactList(left.user()));
    }

    @Bean
    @Order(40)
    ErasureStep letNumberGo(Numbers numbers, CommandGateway commands) {
        return left -> Optional.ofNullable(left.number())
                .ifPresent(number -> commands.<Optional<KeyId>>send(new AskForNumberKey(number))
                        .result()
                        .ifPresent(key -> numbers.letGo(number, key)));
    }

    @Bean
    @Order(45)
    ErasureStep forgetClients(KnownClients clients) {
        return left -> clients.removeAll(left.user());
    }

    @Bean
    @Order(46)
    ErasureStep forgetOrderNumbers(OrderNumbers numbers) {
        return left -> numbers.forget(left.user());
    }

    @Bean
    @Order(50)
    ErasureStep eraseImages(MediaStore media) {
        return left -> media.erase(left.key());
    }

    /** Last: as long as there is anything left to do, what says so can be read. */
    @Bean
    @Order(100)
    ErasureStep destroyKey(Keys keys) {
        return left -> keys.destroy(left.key());
    }
}
