// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.AccessTokens;
import io.rollcall.http.ApiProtocol;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.CredentialLookup;
import io.rollcall.http.HttpProperties;
import io.rollcall.http.RequestBodies;
import io.rollcall.http.UserLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors that talk like Django REST framework, each with its own credentialResolver. */
@Configuration(proxyBeanMethods = false)
class DrfConfiguration {

    @Bean
    BearerTokens bearerTokens(AccessTokens tokens, UserLookup people) {
        return new BearerTokens(tokens, people);
    }

    @Bean
    CredentialHolders holders(CredentialLookup credentials, BearerTokens bearers) {
        return new CredentialHolders(credentials, bearers);
    }

    @Bean
    ApiProtocol meetProtocol(
            CredentialHolders holders,
            BearerTokens bearers,
            RequestBodies bodies,
            ClientAddresses clients,
            HttpProperties properties) {
        var credentialResolver = new TokenCredentialResolver(holders, bearers);
        return new DrfProtocol(Door.MEET, credentialResolver, new BodyReader(bodies), clients, properties.publicUrl());
    }

    @Bean
    ApiProtocol crmProtocol(
            BearerTokens bearers,
            CredentialLookup credentials,
            RequestBodies bodies,
            ClientAddresses clients,
            HttpProperties properties) {
        var credentialResolver = new BearerCredentialResolver(bearers, credentials);
        return new DrfProtocol(Door.CRM, credentialResolver, new BodyReader(bodies), clients, properties.publicUrl());
    }

    @Bean
    ApiProtocol referralProtocol(
            CredentialHolders holders,
            BearerTokens bearers,
            RequestBodies bodies,
            ClientAddresses clients,
            HttpProperties properties) {
        var credentialResolver = new SessionCredentialResolver(new TokenCredentialResolver(holders, bearers), holders);
        return new DrfProtocol(
                Door.REFERRAL, credentialResolver, new BodyReader(bodies), clients, properties.publicUrl());
    }
}
