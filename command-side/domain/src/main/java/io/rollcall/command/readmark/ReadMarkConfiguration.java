// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.readmark;

import io.rollcall.log.aggregate.Aggregates;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadMarkConfiguration {

    @Bean
    Repository<ReadMark> readMarks(Aggregates aggregates) {
        return aggregates.repository(ReadMark.class);
    }
}
