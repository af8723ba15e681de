// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.privacy.Keys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where images are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaConfiguration {

    @Bean
    WhenAvatarChangedThenErase whenAvatarChangedThenErase(MediaStore media) {
        return new WhenAvatarChangedThenErase(media);
    }

    @Bean
    MediaStore mediaStore(JdbcClient jdbc, PlatformTransactionManager transactions, Keys keys) {
        return new MediaStore(jdbc, new TransactionTemplate(transactions), keys);
    }
}
