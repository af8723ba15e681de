// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.AccessTokens;
import io.rollcall.http.Bodies;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.Credentials;
import io.rollcall.http.Dialect;
import io.rollcall.http.HttpProperties;
import io.rollcall.http.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors that talk like Django REST framework, each with its own carrier. */
@Configuration(proxyBeanMethods = false)
class DrfConfiguration {

    @Bean
    BearerTokens bearerTokens(AccessTokens tokens, People people) {
        return new BearerTokens(tokens, people);
    }

    @Bean
    Holders holders(Credentials credentials, BearerTokens bearers) {
        return new Holders(credentials, bearers);
    }

    @Bean
    Dialect meetDialect(
            Holders holders, BearerTokens bearers, Bodies bodies, ClientAddresses clients, HttpProperties properties) {
        var carrier = new TokenCarrier(holders, bearers);
        return new DrfDialect(Door.MEET, carrier, new BodyReader(bodies), clients, properties.publicUrl());
    }

    @Bean
    Dialect crmDialect(
            BearerTokens bearers,
            Credentials credentials,
            Bodies bodies,
            ClientAddresses clients,
            HttpProperties properties) {
        var carrier = new AccessCarrier(bearers, credentials);
        return new DrfDialect(Door.CRM, carrier, new BodyReader(bodies), clients, properties.publicUrl());
    }

    @Bean
    Dialect referralDialect(
            Holders holders, BearerTokens bearers, Bodies bodies, ClientAddresses clients, HttpProperties properties) {
        var carrier = new SessionCarrier(new TokenCarrier(holders, bearers), holders);
        return new DrfDialect(Door.REFERRAL, carrier, new BodyReader(bodies), clients, properties.publicUrl());
    }
}
