// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.CredentialProperties;
import io.rollcall.privacy.SigningKeys;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pairs of tokens that the crm door issues. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    SignedTokens signedTokens(SigningKeys keys, Clock clock) {
        return new SignedTokens(keys, clock);
    }

    @Bean
    TokenPairs tokenPairs(SignedTokens tokens, CredentialProperties properties) {
        return new TokenPairs(tokens, properties);
    }
}
