// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a contact list may become.
 *
 * @param most how many users may be in it; default 20,000
 */
@ConfigurationProperties("rollcall.contact-list")
record ContactListProperties(@DefaultValue("20000") int most) {

    ContactListProperties {
        if (most < 1) {
            throw new IllegalArgumentException("rollcall.contact-list.most is above 0");
        }
    }
}
