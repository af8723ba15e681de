// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.aggregate.IdSequences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    PresentUsers presentUsers(Aggregates aggregates) {
        return new PresentUsers(aggregates.reader(User.class, User::new));
    }

    @Bean
    UserIds userIds(IdSequences sequences) {
        return () -> new UserId(sequences.next("user_ids"));
    }
}
