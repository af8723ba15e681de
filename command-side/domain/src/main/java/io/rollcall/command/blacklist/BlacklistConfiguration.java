// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import io.rollcall.log.aggregate.AggregateVersions;
import io.rollcall.log.aggregate.Aggregates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlacklistProperties.class)
class BlacklistConfiguration {

    @Bean
    Blacklists blacklistsOfOthers(Aggregates aggregates, AggregateVersions versions) {
        return new Blacklists(aggregates.reader(Blacklist.class, Blacklist::new), versions);
    }
}
