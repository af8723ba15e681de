// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class ProcessConfiguration {}
