// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactListProperties.class)
class ContactListConfiguration {}
