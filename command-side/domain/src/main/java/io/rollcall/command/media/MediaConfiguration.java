// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaConfiguration {

    @Bean
    WhenAvatarChangedThenErase whenAvatarChangedThenErase(MediaStore media) {
        return new WhenAvatarChangedThenErase(media);
    }
}
