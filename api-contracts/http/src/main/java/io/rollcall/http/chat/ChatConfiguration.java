// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.http.Bodies;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.Credentials;
import io.rollcall.http.Dialect;
import io.rollcall.http.Wording;
import io.rollcall.http.drf.Holders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The chat door. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    ChatCarrier chatCarrier(Credentials credentials, Holders holders) {
        return new ChatCarrier(credentials, holders);
    }

    @Bean
    Dialect chatDialect(ChatCarrier carrier, Bodies bodies, ClientAddresses clients) {
        return new ChatDialect(carrier, bodies, clients);
    }

    @Bean
    Wording chatWording() {
        return new ChatWording();
    }
}
