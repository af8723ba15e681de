// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.leaving;

import io.rollcall.command.leaving.Memberships;
import io.rollcall.log.subscription.PolicySubscription;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LeavingConfiguration {

    @Bean
    PostgresMemberships memberships(JdbcClient jdbc, @Qualifier(Memberships.GROUP) PolicySubscription leaving) {
        return new PostgresMemberships(jdbc, leaving.fence());
    }
}
