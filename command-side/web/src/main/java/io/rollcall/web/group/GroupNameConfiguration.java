// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.group;

import io.rollcall.command.group.GroupNames;
import io.rollcall.http.chat.GroupNameIds;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GroupNameConfiguration {

    @Bean
    GroupNameIds groupNameIds(GroupNames names, BlockingExecutor blocking) {
        return name -> blocking.call(() -> names.find(name));
    }
}
