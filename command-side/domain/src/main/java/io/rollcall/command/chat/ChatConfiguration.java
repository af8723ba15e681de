// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.chat;

import io.rollcall.command.account.User;
import io.rollcall.command.account.UserIds;
import io.rollcall.command.credential.ChatTokenCommandHandler;
import io.rollcall.command.credential.Password;
import io.rollcall.command.login.LoginName;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    JoinCommandHandler joinCommandHandler(
            Repository<LoginName> loginNames,
            Repository<User> users,
            Repository<Password> passwords,
            ChatTokenCommandHandler tokens,
            UserIds ids,
            Clock clock) {
        return new JoinCommandHandler(loginNames, users, passwords, tokens, ids, clock);
    }
}
