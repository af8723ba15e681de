// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where one signs out; at the chat door, its own contract says how. */
@Configuration(proxyBeanMethods = false)
class LogOutConfiguration {

    @Bean
    Endpoint logOutOfMeet(BlockingExecutor blocking, CredentialClassifier credentials, CommandGateway commands) {
        return new LogOutEndpoint(Route.post(Door.MEET, "/api/auth/logout/"), blocking, credentials, commands);
    }

    @Bean
    Endpoint logOutOfReferral(BlockingExecutor blocking, CredentialClassifier credentials, CommandGateway commands) {
        return new LogOutEndpoint(Route.post(Door.REFERRAL, "/api/logout/"), blocking, credentials, commands);
    }

    @Bean
    Endpoint logOutOfCrm(BlockingExecutor blocking, CredentialClassifier credentials, CommandGateway commands) {
        return new LogOutEndpoint(Route.post(Door.CRM, "/users/auth/logout/"), blocking, credentials, commands);
    }
}
