// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.contracts.shared.Event;
import io.rollcall.log.codec.EventTypes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** Makes a server one of a version before, in which nobody could be blocked: it knows all events but that one. */
@Configuration(proxyBeanMethods = false)
@Profile(OlderVersion.PROFILE)
public class OlderVersion {

    public static final String PROFILE = "older-version";

    @Bean
    @Primary
    EventTypes olderEventTypes(@Qualifier("eventTypes") EventTypes all) {
        return EventTypes.of(all.all()
                .filter(type -> !type.name().equals("blacklist.user-blocked"))
                .<Class<? extends Event>>map(EventTypes.EventType::type)
                .toList());
    }
}
