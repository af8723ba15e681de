// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import io.rollcall.command.media.Images;
import io.rollcall.command.media.MediaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the image workers and what they do together. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

    @Bean
    ImageWork imageWork(MediaProperties properties) {
        return new ImageWork(properties.waiting());
    }

    @Bean
    Images images(MediaProperties properties, ImageWork work) {
        return new ImageSanitizer(properties, work);
    }
}
