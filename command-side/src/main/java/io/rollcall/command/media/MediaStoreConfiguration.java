// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.command.privacy.Keys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class MediaStoreConfiguration {

    @Bean
    MediaStore mediaStore(JdbcClient jdbc, PlatformTransactionManager transactions, Keys keys) {
        return new MediaStore(jdbc, new TransactionTemplate(transactions), keys);
    }
}
