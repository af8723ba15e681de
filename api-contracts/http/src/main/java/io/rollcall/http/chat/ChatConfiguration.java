// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.http.ApiProtocol;
import io.rollcall.http.ClientAddresses;
import io.rollcall.http.CredentialLookup;
import io.rollcall.http.ErrorTexts;
import io.rollcall.http.RequestBodies;
import io.rollcall.http.drf.CredentialHolders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The chat door. */
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    ChatCredentialResolver chatCredentialResolver(CredentialLookup credentials, CredentialHolders holders) {
        return new ChatCredentialResolver(credentials, holders);
    }

    @Bean
    ApiProtocol chatProtocol(ChatCredentialResolver credentialResolver, RequestBodies bodies, ClientAddresses clients) {
        return new ChatProtocol(credentialResolver, bodies, clients);
    }

    @Bean
    ErrorTexts chatErrorTexts() {
        return new ChatErrorTexts();
    }
}
