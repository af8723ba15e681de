// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Operations with callers that leave while they are served, one at each door. */
@Configuration(proxyBeanMethods = false)
class LeavingSamples {

    private record Leaving(Route route) implements Endpoint {

        @Override
        public Mono<Answer> handle(Call call) {
            return Mono.error(new CallerLeft().at(31));
        }
    }

    @Bean
    Endpoint leaveMeetDoor() {
        return new Leaving(Route.get(Door.MEET, "/api/left/"));
    }

    @Bean
    Endpoint leaveReferralDoor() {
        return new Leaving(Route.get(Door.REFERRAL, "/api/left_visitor/"));
    }

    @Bean
    Endpoint leaveCrmDoor() {
        return new Leaving(Route.get(Door.CRM, "/users/left/"));
    }
}
