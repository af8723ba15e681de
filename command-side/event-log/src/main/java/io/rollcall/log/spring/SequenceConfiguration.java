// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.log.aggregate.IdSequences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives aggregates their ids. */
@Configuration(proxyBeanMethods = false)
class SequenceConfiguration {

    @Bean
    IdSequences idSequences(JdbcClient jdbc) {
        return new IdSequences(jdbc);
    }
}
