// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.export;

import io.rollcall.log.tail.LogReader;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(value = "operatorExport", proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class ExportConfiguration {

    @Bean
    StoredEventsEndpoint storedEventsEndpoint(LogReader log) {
        return new StoredEventsEndpoint(log);
    }
}
