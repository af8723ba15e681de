// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.contracts.process.PeriodicTask;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.codec.Upcaster;
import io.rollcall.privacy.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialProperties.class)
class CredentialConfiguration {

    @Bean
    PasswordLookupCommandHandler passwordLookupCommandHandler(Aggregates aggregates, PresentUsers present) {
        return new PasswordLookupCommandHandler(
                aggregates.reader(LoginName.class, LoginName::new),
                aggregates.reader(Password.class, Password::new),
                aggregates.reader(SignedSessions.class, SignedSessions::new),
                present);
    }

    @Bean
    PasswordWork passwordWork(CredentialProperties properties) {
        return new PasswordWork(
                properties.passwordsWaiting(),
                Math.toIntExact(properties.passwordMemory().toKilobytes()));
    }

    @Bean
    PasswordPolicy passwordPolicy(CredentialProperties properties) {
        return new PasswordPolicy(properties.shortestPassword());
    }

    @Bean
    SigningKeyRenewal signingKeyRenewal(SigningKeys keys, CredentialProperties properties, Clock clock) {
        return new SigningKeyRenewal(keys, properties, clock);
    }

    @Bean
    PeriodicTask renewalOfSigningKeys(SigningKeyRenewal renewal) {
        return new PeriodicTask("signing-key-renewal", Duration.ofHours(1), heart -> renewal.renew());
    }

    @Bean
    TokenHashes tokenHashes(KeyedDigests digests) {
        return new TokenHashes(digests);
    }

    @Bean
    Upcaster keyedTokenUpcaster(TokenHashes hashes) {
        return new KeyedTokenUpcaster(hashes);
    }

    @Bean
    ChatTokenCommandHandler chatTokenCommandHandler(
            Repository<Credential> credentials,
            PresentUsers present,
            Aggregates aggregates,
            TokenHashes hashes,
            Clock clock,
            CredentialProperties properties) {
        var sessions = aggregates.reader(SignedSessions.class, SignedSessions::new);
        return new ChatTokenCommandHandler(
                credentials, present, sessions, hashes, clock, properties.chatTokenLifetime());
    }

    @Bean
    SignOutCommandHandler signOutCommandHandler(
            Repository<Credential> credentials,
            OtherSessions sessions,
            Repository<SignedSessions> signedSessions,
            Aggregates aggregates,
            PresentUsers present,
            Clock clock,
            CredentialProperties properties) {
        return new SignOutCommandHandler(
                credentials,
                sessions,
                signedSessions,
                aggregates.reader(SignedSessions.class, SignedSessions::new),
                present,
                clock,
                properties.refreshLifetime());
    }

    @Bean
    SignInCommandHandler signInCommandHandler(
            Repository<PhoneNumber> phoneNumbers,
            Repository<User> users,
            Repository<Credential> credentials,
            UserIds ids,
            CodeRules rules,
            PresentUsers present,
            Clock clock) {
        return new SignInCommandHandler(phoneNumbers, users, credentials, ids, rules, present, clock);
    }
}
