// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a group may become.
 *
 * @param mostMembers how many members it may have; default 1,000
 */
@ConfigurationProperties("rollcall.group")
record GroupProperties(@DefaultValue("1000") int mostMembers) {

    GroupProperties {
        if (mostMembers < 1) {
            throw new IllegalArgumentException("rollcall.group.most-members is above 0");
        }
    }
}
