// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the image workers and what they do together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaConfiguration {

    @Bean
    ImageWork imageWork(MediaProperties properties) {
        return new ImageWork(properties.waiting());
    }

    @Bean
    Images images(MediaProperties properties, ImageWork work) {
        return new Images(properties, work);
    }
}
