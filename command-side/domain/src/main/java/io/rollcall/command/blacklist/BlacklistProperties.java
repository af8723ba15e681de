// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a blacklist may become.
 *
 * @param most how many users may be on it; default 20,000
 */
@ConfigurationProperties("rollcall.blacklist")
record BlacklistProperties(@DefaultValue("20000") int most) {

    BlacklistProperties {
        if (most < 1) {
            throw new IllegalArgumentException("rollcall.blacklist.most is above 0");
        }
    }
}
