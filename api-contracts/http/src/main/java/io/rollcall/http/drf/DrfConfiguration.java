// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Bodies;
import io.rollcall.http.Credentials;
import io.rollcall.http.Dialect;
import io.rollcall.http.HttpProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors that talk like Django REST framework, each with its own carrier. */
@Configuration(proxyBeanMethods = false)
class DrfConfiguration {

    @Bean
    Dialect meetDialect(Credentials credentials, Bodies bodies, HttpProperties properties) {
        return new DrfDialect(Door.MEET, new TokenCarrier(credentials), new BodyReader(bodies), properties.publicUrl());
    }

    @Bean
    Dialect referralDialect(Credentials credentials, Bodies bodies, HttpProperties properties) {
        var carrier = new SessionCarrier(new TokenCarrier(credentials), credentials);
        return new DrfDialect(Door.REFERRAL, carrier, new BodyReader(bodies), properties.publicUrl());
    }
}
