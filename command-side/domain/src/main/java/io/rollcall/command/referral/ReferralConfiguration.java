// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.credential.OtherSessions;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.privacy.Keys;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class ReferralConfiguration {

    @Bean
    Sessions openSessions(Repository<Session> sessions, Clock clock, SessionProperties properties) {
        return new Sessions(sessions, clock, properties.sessionLifetime());
    }

    @Bean
    InviteCodes drawnInviteCodes(Repository<InviteCode> inviteCodes) {
        return new InviteCodes(inviteCodes);
    }

    @Bean
    UserRegistrar userRegistrar(Repository<User> users, UserIds ids, Keys keys, EventStore events, Clock clock) {
        return new UserRegistrar(users, ids, keys, new EnteredPhones(events), clock);
    }

    @Bean
    PhoneEntryCommandHandler phoneEntryCommandHandler(
            Sessions sessions, Repository<PhoneNumber> phoneNumbers, CodeRules rules, PresentUsers users) {
        return new PhoneEntryCommandHandler(sessions, phoneNumbers, rules, users);
    }

    @Bean
    CodeEntryCommandHandler codeEntryCommandHandler(
            Sessions sessions,
            Repository<PhoneNumber> phoneNumbers,
            UserRegistrar registrar,
            Repository<Referral> referrals,
            InviteCodes codes,
            CodeRules rules,
            PresentUsers users,
            EventStore events) {
        return new CodeEntryCommandHandler(
                sessions, phoneNumbers, registrar, referrals, codes, rules, users, new EnteredPhones(events));
    }

    @Bean
    OtherSessions referralSessions(Repository<Session> sessions, Repository<Referral> referrals) {
        return new ReferralSessions(sessions, referrals);
    }

    @Bean
    ReferralCommandHandler referralCommandHandler(
            Repository<Referral> referrals, Aggregates aggregates, InviteCodes codes, PresentUsers users) {
        return new ReferralCommandHandler(
                referrals, aggregates.reader(InviteCode.class, InviteCode::new), codes, users);
    }
}
