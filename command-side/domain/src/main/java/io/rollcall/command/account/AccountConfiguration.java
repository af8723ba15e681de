// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    PresentUsers presentUsers(Aggregates aggregates) {
        return new PresentUsers(aggregates.reader(User.class, User::new));
    }

    @Bean
    UserIds userIds(JdbcClient jdbc) {
        return () -> new UserId(
                jdbc.sql("select nextval('user_ids')").query(Long.class).single());
    }
}
